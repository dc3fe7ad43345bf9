#!/bin/bash
# Draws the pictures of README and lessons anew:  figures.sh BUILD_FOLDER
# A lesson gets those that its text shows: ![…](NAME.svg), by the name that export --all gives.
set -eu
cd "$(dirname "$0")/../.."
build=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

printf 'next 11\nnext-line 2\n' >"$work/script"
SDL_VIDEODRIVER=dummy "$build/asyncarium-window" lessons/01-two-sleeps/together.py --lang en --motion off \
    --script "$work/script" --shot assets/readme/window.png --size 1440x810

printf 'next 2\n' >"$work/script"
SDL_VIDEODRIVER=dummy "$build/asyncarium-window" lessons/01-two-sleeps --lang en --motion off \
    --script "$work/script" --shot assets/readme/lesson.png --size 1440x810

options=$(cat tests/web/five_urlopen.options)
# shellcheck disable=SC2086
"$build/asyncarium" compare tests/web/five_urlopen.py tests/web/five_aiohttp.py $options --lang en \
    --title 'Five requests: 2.88 s one after the other, 1.71 s together' \
    --subtitle 'The same URLs, the same answers; only the waits overlap.' \
    --label 'blocking  urlopen' --label 'async  aiohttp + gather' --size 1280x720 -o assets/readme/compare.png

"$build/asyncarium" export lessons --all -o "$work/lessons"
for text in lessons/*/lesson.*.md; do
    folder=$(dirname "$text")
    sed -n 's/.*!\[[^]]*\](\([^)]*\.svg\)).*/\1/p' "$text" | while read -r name; do
        if [ -e "$work/$folder/$name" ]; then
            cp "$work/$folder/$name" "$folder/$name"
        else
            echo "$text: export makes no $name" >&2
            exit 1
        fi
    done
done
