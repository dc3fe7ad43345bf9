#!/bin/bash
# Mutated programs, lessons and traces against crashes, hangs, leaks.
#
#     tests/tools/fuzz.sh BUILD_DIR [RUNS]      the same RUNS inputs each time (suite)
#     tests/tools/fuzz.sh --long BUILD_DIR [SECONDS]
#                                               libFuzzer, each target; BUILD_DIR/fuzz/corpus-*
#                                               is kept from time to time
set -u
long=no
[ "$1" = --long ] && long=yes && shift
build=$(realpath "$1") || exit 2
amount=${2:-}
cd "$(dirname "$(realpath "$0")")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
fuzz=$build/fuzz
programs=(tests/conformance/*/*.py lessons/*/*.py)
lessons=(lessons/*/lesson.*.md)
for program in tests/conformance/asyncio/*.py; do
    "$fuzz/save_trace" "$program" >"$work/$(basename "$program" .py).trace"
done

status=0
if [ $long = yes ]; then
    for target in program trace lesson; do
        corpus=$fuzz/corpus-$target
        mkdir -p "$corpus"
        if [ $target = program ]; then
            cp "${programs[@]}" "$corpus"
        elif [ $target = lesson ]; then
            for lesson in "${lessons[@]}"; do cp "$lesson" "$corpus/$(echo "$lesson" | tr / _)"; done
        else
            cp "$work"/*.trace "$corpus"
        fi
        "$fuzz/fuzz_$target" -max_total_time="${amount:-600}" -timeout=10 -rss_limit_mb=1024 \
            -max_len=20000 -dict=tests/fuzz/python.dict -artifact_prefix="$fuzz/$target-" \
            -print_final_stats=1 "$corpus" || status=1
    done
    exit $status
fi

passed=0
failed=0
run() {
    if "$@" >/dev/null 2>"$work/said"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAIL $(basename "$1"): $(grep -E 'mutate: in run|ERROR: |runtime error' "$work/said" | head -n 3 | tr '\n' ' ')"
    fi
}
run "$fuzz/mutate_program" 0 "${amount:-3000}" "${programs[@]}"
run "$fuzz/mutate_lesson" 0 "${amount:-3000}" "${lessons[@]}"
run "$fuzz/mutate_trace" 0 "${amount:-3000}" "$work"/*.trace
echo "fuzz: $passed passed, $failed failed"
[ $failed = 0 ]
