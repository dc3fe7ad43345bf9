#!/bin/sh
# Runs the conformance programs and compares with what CPython printed.
#
#     tests/conformance.sh BINARY [WORD]      (WORD: only programs with it in their path)
#
# NAME.py stands beside NAME.in (standard input; absent: empty), NAME.out (standard output),
# NAME.err (standard error; absent: nothing) and NAME.status (exit status; absent: 0).  `make oracle` records them, masked
# as by mask.sh.
set -u
binary=$(realpath "$1") || exit 2
self=$(realpath "$0") || exit 2
word=${2:-}
cd "$(dirname "$self")/conformance" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

. ../mask.sh

# run_one PROGRAM: a line "FAIL …" with the first difference, or nothing.
run_one() {
    program=$1
    base=${program%.py}
    tag=$(echo "$base" | tr '/' '_')
    input=/dev/null
    [ -f "$base.in" ] && input=$base.in
    (cd "$(dirname "$program")" && exec timeout 20 "$binary" run "$(basename "$program")") \
        >"$work/$tag.out" 2>"$work/$tag.err" <"$input"
    status=$?
    want=0
    [ -f "$base.status" ] && want=$(cat "$base.status")
    if [ "$status" != "$want" ]; then
        echo "FAIL $program: exit status $status, expected $want: $(tail -n 1 "$work/$tag.err")"
        return
    fi
    for kind in out err; do
        recorded=/dev/null
        [ -f "$base.$kind" ] && recorded=$base.$kind
        mask <"$work/$tag.$kind" >"$work/$tag.$kind.masked"
        if ! difference=$(diff "$recorded" "$work/$tag.$kind.masked"); then
            [ "$kind" = err ] && [ "$want" = 4 ] && continue # CPython only hangs there
            echo "FAIL $program: std$kind: $(echo "$difference" | sed -n 's/^[<>]/&/p' | head -n 2 | tr '\n' ' ')"
            return
        fi
    done
    echo "ok $program"
}

if [ "$word" = --one ]; then
    run_one "$3"
    exit 0
fi
find . -name '*.out' | sed 's#^\./##; s/\.out$/.py/' | grep -F -e "$word" | LC_ALL=C sort >"$work/list"
xargs -P 2 -n 1 sh "$self" "$binary" --one <"$work/list" >"$work/results" 2>&1 || true
grep -v '^ok ' "$work/results"
failed=$(grep -vc '^ok ' "$work/results")
passed=$(grep -c '^ok ' "$work/results")
echo "$passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
