#!/usr/bin/env bash
# SOAK=1000 makes the session of random actions longer; SOAK_SEED chooses another one.
# The window under a real X server that nobody sees:  tests/window.sh BUILD_DIR
# Drives it with keys, looks at the screen, and wants the same picture at the same step.
set -u
build=${1:-build}
cd "$(dirname "$0")/.." || exit 1
case $build in /*) ;; *) build=$PWD/$build ;; esac
window=$build/asyncarium-window
passed=0
failed=0
xvfb=""
shown=""

check() { # TEXT, status of what was checked, and perhaps a file whose first line explains
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED: $1${3:+: $(head -n 1 "$3")}"
    fi
}
finish() {
    echo "window: $passed passed, $failed failed"
    [ "$failed" = 0 ]
    exit
}

missing=""
for tool in Xvfb xdotool import cmp; do
    command -v $tool >/dev/null 2>&1 || missing="$missing $tool"
done
[ -x "$window" ] || missing="$missing $window"
if [ -n "$missing" ]; then
    check "not found:$missing (make test installs what is needed)" 1
    finish
fi

work=$(mktemp -d)
export XDG_STATE_HOME=$work/state
cleanup() {
    [ -n "$shown" ] && kill "$shown" 2>/dev/null
    [ -n "$xvfb" ] && kill "$xvfb" 2>/dev/null
    wait 2>/dev/null
    rm -rf "$work"
}
trap cleanup EXIT

# Tries a command until it succeeds, for at most 10 seconds.
within() {
    local try
    for try in $(seq 100); do
        "$@" && return 0
        sleep 0.1
    done
    return 1
}

# The server takes a free display itself and says which.
Xvfb -displayfd 3 -noreset -screen 0 1280x800x24 -nolisten tcp 3>"$work/display" >"$work/xvfb.log" 2>&1 &
xvfb=$!
if ! within test -s "$work/display"; then
    check "Xvfb does not start" 1 "$work/xvfb.log"
    finish
fi
DISPLAY=:$(cat "$work/display")
export DISPLAY
export SDL_VIDEODRIVER=x11 SDL_RENDER_DRIVER=software SDL_AUDIODRIVER=dummy
unset WAYLAND_DISPLAY
# Under the sanitizers: what X and GL libraries keep for ever is not ours.
export ASAN_OPTIONS="detect_leaks=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"

find_window() {
    id=$(xdotool search --onlyvisible --pid "$shown" 2>/dev/null | tail -n 1)
    [ -n "$id" ]
}
title() { xdotool getwindowname "$id" 2>/dev/null; }
# The title says where we are: "together.py (3/58) - Asyncarium".
step_is() { [[ $(title) == *"($1/"* ]]; }
title_has() { [[ $(title) == *"$1"* ]]; }
has_size() { [[ $(xdotool getwindowgeometry "$id" 2>/dev/null) == *"Geometry: $1"* ]]; }
at_end() { [[ $(title) =~ \(([0-9]+)/([0-9]+)\) && ${BASH_REMATCH[1]} == "${BASH_REMATCH[2]}" ]]; }
picture() { import -window root "rgb:$work/$1"; }
looks_like() { picture now && cmp -s "$work/now" "$work/$1"; }
looks_other() { picture now && ! cmp -s "$work/now" "$work/$1"; }
is_still() { picture now && cmp -s "$work/now" "$work/before" || { cp "$work/now" "$work/before"; false; }; }
settle() { rm -f "$work/before" && within is_still 2>/dev/null; }
gone() { ! kill -0 "$shown" 2>/dev/null; }
ticks() { awk '{ print $14 + $15 }' "/proc/$shown/stat"; }
# Waits for the end of what is shown; its status is this function's.
ended() {
    within gone || { kill -9 "$shown"; }
    wait "$shown"
    local status=$?
    shown=""
    return $status
}

# Everything that is asked of one program in the window.
try_program() {
    local file=$1 name
    name=$(basename "$1")
    "$window" --window --lang en --theme light "$file" >"$work/out" 2>&1 &
    shown=$!
    if ! within find_window; then
        check "$name: no window" 1 "$work/out"
        kill "$shown" 2>/dev/null
        ended
        return
    fi
    check "$name: the window appears" 0
    xdotool windowfocus "$id"
    within step_is 1
    check "$name: the title says step 1" $?
    settle
    check "$name: the first picture stands still" $?
    cp "$work/now" "$work/start"
    [ "$(od -An -v -tx1 -w3 "$work/start" | sort -u | wc -l)" -ge 20 ]
    check "$name: the first picture has something in it" $?

    xdotool key Right
    within step_is 2 && within looks_other start
    check "$name: a step forward changes the picture" $?
    settle
    cp "$work/now" "$work/second"

    local before=$(ticks)
    sleep 1
    [ $(($(ticks) - before)) -le 2 ]
    check "$name: no work while nothing moves" $?

    local count=0
    while ! at_end && [ $count -lt 600 ]; do
        xdotool key --delay 5 Right Right Right Right Right
        count=$((count + 5))
    done
    within at_end
    check "$name: steps lead to the end" $?
    settle
    cp "$work/now" "$work/end"
    xdotool key Home
    within step_is 1 && within looks_like start
    check "$name: Home shows the first picture again" $?
    xdotool key End
    within at_end && within looks_like end
    check "$name: End shows the last picture again" $?
    while ! step_is 1 && [ $count -gt -600 ]; do
        xdotool key --delay 5 Left Left Left Left Left
        count=$((count - 5))
    done
    within looks_like start
    check "$name: steps back lead to the first picture" $?
    xdotool key Next
    within step_is 2 && within looks_like second
    check "$name: PgDn, as a clicker sends it" $?

    xdotool windowsize "$id" 900 600
    within looks_other second
    check "$name: another size, another picture" $?
    xdotool windowfocus "$id" key F11
    within has_size 1280x800
    check "$name: F11 fills the screen" $?
    xdotool windowfocus "$id" key F11
    within has_size 900x600
    check "$name: F11 again, and the window is as it was" $?
    xdotool windowsize "$id" "$width" "$height"
    within looks_like second
    check "$name: the old size, the old picture" $?
    xdotool key t
    within looks_other second
    check "$name: another theme" $?
    xdotool key question
    settle
    xdotool key Escape
    settle
    gone
    check "$name: Esc does not quit" $((! $?))

    xdotool key ctrl+q
    ended
    status=$?
    check "$name: Ctrl+Q ends it with status 0, not $status" $status
    [ ! -s "$work/out" ]
    check "$name: nothing on stdout and stderr" $? "$work/out"
}

width=1280
height=800
try_program lessons/01-two-sleeps/together.py
article=../shared/articles/a003/hello_every_second.py
[ -e $article ] && try_program $article

# Two programs: c leads to one of them and back.
course=$PWD/lessons/01-two-sleeps
(cd "$work" && exec "$window" --window --lang en --theme light compare "$course/in_a_row.py" \
    "$course/together.py" >"$work/out" 2>&1) &
shown=$!
if within find_window; then
    xdotool windowfocus "$id"
    settle
    cp "$work/now" "$work/both"
    xdotool key Right Right
    within looks_other both
    check "compare: a step moves the cursor" $?
    settle
    xdotool key e
    within grep -q 't = 2.00 s' "$work/in_a_row-together.svg"
    check "compare: e saves both at that moment" $?
    xdotool key c
    within title_has 'in_a_row.py ('
    check "compare: c shows the first run alone" $?
    xdotool key c Tab Escape
    within title_has 'together.py ('
    check "compare: Tab and Esc show the second run alone" $?
    xdotool key c Tab Home
    within looks_like both
    check "compare: back at the first picture" $?
    xdotool key ctrl+q
    ended
    check "compare: Ctrl+Q ends it" $?
else
    check "compare: no window" 1 "$work/out"
    kill "$shown" 2>/dev/null
    ended
fi

# A whole lesson by a clicker: the title counts its stops.
try_lesson() {
    local lesson=$1 language=$2 count=0
    "$window" --window --lang "$language" "$lesson" >"$work/out" 2>&1 &
    shown=$!
    within find_window && within step_is 1
    check "$lesson in $language: its first stop" $? "$work/out"
    xdotool windowfocus "$id"
    settle
    cp "$work/now" "$work/start"
    while ! at_end && [ $count -lt 200 ]; do
        xdotool key --delay 20 Next Next Next
        count=$((count + 3))
    done
    at_end
    check "$lesson in $language: PgDn leads to its last stop" $?
    settle && looks_other start
    check "$lesson in $language: another picture there" $?
    while ! step_is 1 && [ $count -lt 500 ]; do
        xdotool key --delay 20 Prior Prior Prior
        count=$((count + 3))
    done
    within step_is 1
    check "$lesson in $language: and PgUp back to the first" $?
    xdotool windowfocus "$id" key ctrl+q
    ended
    check "$lesson in $language: Ctrl+Q ends it" $?
}
try_lesson lessons/01-two-sleeps en
try_lesson lessons/18-five-requests ko

# Anything in any order: keys, clicks, wheel, sizes, hidden and shown again.  One line of xdotool
# a tenth of them; the numbers come from a generator of our own, so that a run can be repeated.
# A program that is saved in an editor is run again; the place stays, also over an error.
try_saving() {
    local file=$work/saved.py
    cp lessons/01-two-sleeps/together.py "$file"
    "$window" --window --lang en --motion off "$file" >"$work/out" 2>&1 &
    shown=$!
    within find_window && within step_is 1
    xdotool windowfocus "$id" key Right Right Right
    within step_is 4
    check "saving: three steps" $? "$work/out"
    echo 'x = (' >>"$file"
    within step_is 1
    check "saving: an error is shown" $?
    sed -i '$d' "$file" && echo '# mended' >>"$file"
    within step_is 4
    check "saving: mended, and back at the place" $?
    sed 's/asyncio.run/print; asyncio.run/' "$file" >"$work/new.tmp" && mv "$work/new.tmp" "$file"
    settle && gone
    check "saving: renamed over it, as editors do" $((! $?))
    xdotool windowfocus "$id" key ctrl+q
    ended
    check "saving: Ctrl+Q ends it" $?
    # A file that is broken from the start has a window too; the status says it.
    echo 'x = (' >"$file"
    "$window" --window --lang en "$file" >"$work/out" 2>&1 &
    shown=$!
    within find_window
    check "an error from the start: a window shows it" $? "$work/out"
    xdotool windowfocus "$id" key ctrl+q
    ended
    [ $? = 1 ] && grep -q "was never closed" "$work/out"
    check "an error from the start: status 1, and told on stderr" $? "$work/out"
}
try_saving

begin_soak() {
    (cd "$work" && exec "$window" --window --lang ko "$1") >>"$work/out" 2>&1 &
    shown=$!
    within find_window && within step_is 1 && xdotool windowfocus "$id"
}
soak() {
    local file=$1 count=$2 status=0 try
    awk -v count="$count" -v seed="${SOAK_SEED:-1}" 'BEGIN {
        keys = split("Right Left Next Prior Home End s S j k n p i shift+i a less greater m bracketright " \
            "bracketleft w Tab x o t shift+l ctrl+plus ctrl+minus ctrl+0 shift+p shift+n v f b c r " \
            "question Escape plus minus z braceleft braceright u y Up Down space BackSpace g 1 2 5 Return " \
            "d h q e l", key, " ")
        sizes = split("200 100 640 400 1024 768 1280 720 900 300 1280 800", size, " ") / 2
        srand(seed)
        for (i = 0; i < count; i++) {
            what = int(rand() * 10)
            if (what < 6) line = "key " key[int(rand() * keys) + 1]
            else if (what < 8) line = "mousemove --window ID " int(rand() * 1280) " " int(rand() * 800) " click 1"
            else if (what < 9) line = "click " 4 + int(rand() * 2)
            else if (rand() < 0.7) { k = int(rand() * sizes); line = "windowsize ID " size[2 * k + 1] " " size[2 * k + 2] }
            else line = "windowunmap ID windowmap ID windowfocus ID"
            printf "%s%s", line, i % 10 == 9 ? " sleep 0.02\n" : " "
        }
        print ""
    }' >"$work/soak"
    : >"$work/out"
    begin_soak "$file"
    check "soak: a window" $? "$work/out"
    while read -r line; do
        if gone; then # a click on the last row of the help
            ended
            status=$?
            [ $status = 0 ] && begin_soak "$file" || break
        fi
        [ -z "$line" ] || xdotool ${line//ID/$id} >/dev/null 2>&1
    done <"$work/soak"
    for try in 1 2 3 4 5; do
        gone && break
        xdotool windowmap "$id" windowfocus "$id" key Escape key ctrl+q 2>/dev/null
        sleep 0.5
    done
    [ -z "$shown" ] || { ended; status=$?; }
    check "soak: $count actions (SOAK_SEED=${SOAK_SEED:-1}), and it ends with status 0, not $status" $status "$work/out"
    [ ! -s "$work/out" ]
    check "soak: nothing on stdout and stderr" $? "$work/out"
}
soak "$PWD/lessons/01-two-sleeps/together.py" "${SOAK:-150}"

# Without a display: the dummy driver shows nothing but runs the same way.
SDL_VIDEODRIVER=dummy "$window" --window lessons/01-two-sleeps/together.py >"$work/out" 2>&1 &
shown=$!
sleep 1
kill -0 "$shown" 2>/dev/null
check "dummy driver: it runs" $? "$work/out"
kill -TERM "$shown" 2>/dev/null
ended
check "dummy driver: SIGTERM ends it with status 0" $?

# A picture without any display, the same one each time.
for shot in first second; do
    env -u DISPLAY "$window" --shot "$work/$shot.png" --size 1600x900 --lang ko \
        lessons/01-two-sleeps/together.py >"$work/out" 2>&1
    check "--shot writes a picture" $? "$work/out"
done
cmp -s "$work/first.png" "$work/second.png"
check "--shot: the same picture twice" $?
for shot in first second; do
    env -u DISPLAY "$window" compare --shot "$work/$shot.png" --size 1600x900 --lang ko \
        lessons/01-two-sleeps/in_a_row.py lessons/01-two-sleeps/together.py >"$work/out" 2>&1
    check "compare --shot writes a picture" $? "$work/out"
done
cmp -s "$work/first.png" "$work/second.png"
check "compare --shot: the same picture twice" $?
"$window" --shot "$work/none/such.png" lessons/01-two-sleeps/together.py >"$work/out" 2>&1
[ $? = 1 ] && [ "$(wc -l <"$work/out")" = 1 ]
check "--shot into no folder: an error in one line" $? "$work/out"

# No display at all is an error with one line.
env -u DISPLAY "$window" --window lessons/01-two-sleeps/together.py </dev/null >"$work/out" 2>&1
[ $? != 0 ] && [ "$(wc -l <"$work/out")" = 1 ]
check "no display: an error in one line" $? "$work/out"
finish
