#!/bin/bash
# Web services under virtual requests: tests/web_service/NAME.py is served with the words in
# NAME.options (absent: it is just run); what it prints on both streams, with the table, is
# NAME.out; its exit status NAME.status (absent: 0).
#
#     tests/web_service.sh BINARY [WORD] [--update]     (WORD: only programs with it in their name)
set -u
binary=$(realpath "$1") || exit 2
word=${2:-}
update=${3:-}
[ "$word" = --update ] && word='' update=--update
cd "$(dirname "$0")/web_service" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
for program in *"$word"*.py; do
    base=${program%.py}
    [ -f "$base.options" ] || [ -f "$base.out" ] || continue # imported by another one
    set -- run
    [ -f "$base.options" ] && eval "set -- serve-sim $(tr '\n' ' ' <"$base.options")"
    timeout 20 "$binary" "$@" "$program" >"$work/raw" 2>&1 </dev/null
    status=$?
    sed -E "s#\"/[^\"]*/([^/\"]+\\.py)\"#\"\\1\"#g; s#(^|[ (<])/[^ ()]*/([A-Za-z0-9_]+\\.py:[0-9])#\\1\\2#g; s/0x[0-9a-f]{6,}/0x…/g" \
        "$work/raw" >"$work/out"
    [ "$update" = --update ] && cp "$work/out" "$base.out"
    want=0
    [ -f "$base.status" ] && want=$(cat "$base.status")
    if [ "$status" != "$want" ]; then
        echo "FAIL $program: exit status $status, expected $want: $(tail -n 1 "$work/out")"
        failed=$((failed + 1))
    elif ! difference=$(diff "$base.out" "$work/out"); then
        echo "FAIL $program: $(echo "$difference" | head -n 4)"
        failed=$((failed + 1))
    else
        passed=$((passed + 1))
    fi
done
echo "web services: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
