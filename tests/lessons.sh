#!/bin/bash
# The course: proved, stepped through to its end in both languages, and read by another Markdown
# reader than ours (cmark, where there is one).
#
#     tests/lessons.sh BINARY [--with-python]
set -u
binary=$(realpath "$1") || exit 2
python=${2:-}
cd "$(dirname "$(realpath "$0")")/../lessons" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 XDG_STATE_HOME=$work/state
unset LANGUAGE DISPLAY WAYLAND_DISPLAY
passed=0
failed=0
ok() {
    passed=$((passed + 1))
}
fail() {
    echo "FAIL lessons: $1"
    failed=$((failed + 1))
}

# shellcheck disable=SC2086
if "$binary" check . $python >"$work/said" 2>&1; then
    ok
else
    fail "check: $(grep -E 'error|differ' "$work/said" | head -n 3)"
fi

# A clicker alone is enough: next, next, … to the sentence that it is the end.
end_en='This is the end of the lesson'
end_ko='수업이 끝났습니다'
for lesson in */lesson.en.md; do
    lesson=${lesson%/*}
    for language in en ko; do
        end=end_$language
        printf 'PgDn 600\n:expect %s\n:size 60x20\n:pane prose\n:screen\n' "${!end}" >"$work/steps"
        if timeout 60 "$binary" play "$lesson" --lang $language --script "$work/steps" \
            >"$work/page" 2>"$work/said"; then
            ok
        else
            fail "$lesson in $language: $(tail -n 1 "$work/said")"
        fi
    done
done

# What another reader makes of it: nothing of the directives is text, <details> opens and closes.
if command -v cmark >/dev/null 2>&1; then
    for file in */lesson.??.md README.md; do
        sed '1{/^---$/!q;};1,/^---$/d' "$file" >"$work/body"
        [ "$file" = README.md ] && cp "$file" "$work/body"
        cmark --unsafe "$work/body" >"$work/html" 2>"$work/said" || {
            fail "cmark $file"
            continue
        }
        opened=$(grep -c '^<details' "$work/html")
        closed=$(grep -c '^</details>' "$work/html")
        if [ "$file" != README.md ] && sed '/<!--/,/-->/d' "$work/html" | grep -q 'sim:'; then
            fail "$file: a directive is text for cmark"
        elif [ "$opened" != "$closed" ]; then
            fail "$file: <details> $opened times, </details> $closed times"
        else
            ok
        fi
    done
fi

# The pictures that the texts show are there (make figures draws them).
while IFS=: read -r file picture; do
    if [ -s "${file%/*}/$picture" ]; then
        ok
    else
        fail "$file: no $picture"
    fi
done < <(grep -o '^!\[[^]]*\]([^)]*)' */lesson.??.md |
    sed 's/!\[[^]]*\](\(.*\))$/\1/')

echo "lessons: $passed passed, $failed failed"
[ $failed = 0 ] && [ $passed -gt 0 ]
