#!/bin/bash
# One program, one trace, and the same bytes in every export of it: whatever the compiler, the
# optimisation level, the run and the machine (a binary may be a script that calls
# `qemu-aarch64-static -0 "$0" …`).
#
#     tests/tools/traces.sh BINARY BINARY...
#
# Each binary records each conformance program (and the articles' programs, where they are);
# the checksums must agree with those of the first, and those of the first with themselves.
set -u
binaries=()
for binary in "$@"; do
    binaries+=("$(realpath "$binary")") || exit 2
done
cd "$(dirname "$(realpath "$0")")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT

sums() { # sums BINARY: a line for each program
    local program
    for program in tests/conformance/*/*.py lessons/*/*.py ../shared/articles/*/*.py; do
        [ -f "$program" ] || continue
        printf '%s %s\n' "$program" \
            "$(cd "$(dirname "$program")" && timeout 20 "$1" trace "$(basename "$program")" 2>&1 </dev/null | cksum)"
    done
    for program in tests/cpu/*.py; do
        printf '%s %s\n' "$program" \
            "$(timeout 20 "$1" trace --level schedule --cpu-cost 50ns "$program" 2>&1 </dev/null | cksum)"
    done
    for program in lessons/01-two-sleeps/together.py tests/conformance/asyncio/gather_cancel.py; do
        for options in 'svg --view both' 'svg --view stage' pptx html tex mmd json csv pdf png \
            'gif --view stage' apng; do
            case $options in pdf* | png* | gif* | apng*) [ -x "$1-window" ] || continue ;; esac
            # shellcheck disable=SC2086
            printf '%s %s %s\n' "$program" "$options" \
                "$(timeout 60 "$1" export "$program" -o - --lang ko --format $options </dev/null | cksum)"
        done
    done
}

sums "${binaries[0]}" >"$work/first"
status=0
if grep ' 4294967295 0$' "$work/first"; then
    echo "FAIL traces: ${binaries[0]} writes nothing there"
    status=1
fi
for binary in "${binaries[@]}"; do
    if ! sums "$binary" | diff "$work/first" - >"$work/difference"; then
        echo "FAIL traces: $binary differs from ${binaries[0]}:"
        grep '^>' "$work/difference" | head -n 5
        status=1
    fi
done
[ $status = 0 ] && echo "traces: $(wc -l <"$work/first") traces and exports, ${#binaries[@]} builds, the same in each"
exit $status
