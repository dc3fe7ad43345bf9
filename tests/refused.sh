#!/bin/sh
# Programs that must be refused before they run: exit status 3, nothing on standard output, and on
# standard error the line in NAME.err.
#
#     tests/refused.sh BINARY [--update]
set -u
binary=$(realpath "$1") || exit 2
cd "$(dirname "$0")/refused" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
for program in *.py; do
    timeout 20 "$binary" run "$program" >"$work/out" 2>"$work/raw" </dev/null
    status=$?
    sed "s,$PWD/,," "$work/raw" >"$work/err"
    [ "${2:-}" = --update ] && cp "$work/err" "${program%.py}.err"
    if [ "$status" = 3 ] && [ ! -s "$work/out" ] && cmp -s "$work/err" "${program%.py}.err"; then
        passed=$((passed + 1))
    else
        echo "FAIL $program: status $status: $(cat "$work/out" "$work/err" | head -n 2)"
        failed=$((failed + 1))
    fi
done
# Names that are refused are not there: needs CPython only to write the list anew.
if command -v python3 >"$work/out" && ! python3 ../tools/members.py --check "$binary"; then
    failed=$((failed + 1))
fi
echo "refused: $passed passed, $failed failed"
[ "$failed" = 0 ]
