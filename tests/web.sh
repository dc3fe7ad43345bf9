#!/bin/sh
# Runs the programs that use the virtual web and compares with what they must print.
#
#     tests/web.sh BINARY [WORD]      (WORD: only programs with it in their name)
#
# NAME.py stands beside NAME.out (standard output), and where needed NAME.err (standard error),
# NAME.status (exit status) and NAME.options (words of the command line, one a line).  README.md
# there says what the real libraries say to them.
set -u
binary=$(realpath "$1") || exit 2
word=${2:-}
cd "$(dirname "$(realpath "$0")")/web" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
. ../mask.sh
passed=0
failed=0
for program in *"$word"*.py; do
    base=${program%.py}
    set --
    if [ -f "$base.options" ]; then
        while IFS= read -r line; do set -- "$@" "$line"; done <"$base.options"
    fi
    timeout 20 "$binary" run "$@" "$program" >"$work/said" 2>"$work/raw" </dev/null
    status=$?
    mask <"$work/raw" >"$work/err"
    mask <"$work/said" >"$work/out"
    mask <"$base.out" >"$work/want"
    want=0
    [ -f "$base.status" ] && want=$(cat "$base.status")
    : >"$work/no.err"
    err=$base.err
    [ -f "$err" ] || err=$work/no.err
    if [ "$status" = "$want" ] && difference=$(diff "$work/want" "$work/out") &&
        difference=$(diff "$err" "$work/err"); then
        passed=$((passed + 1))
    else
        echo "FAIL web/$program: status $status: $(echo "${difference:-}" | sed -n '/^[<>]/p' | head -n 3)"
        failed=$((failed + 1))
    fi
done
echo "web: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
