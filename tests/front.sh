#!/bin/bash
# The front ends against golden pages and against each other.
#
#     tests/front.sh BUILD_DIR [--update]
#
# tests/screens/NAME.script is played without a screen; what it writes must be NAME.golden
# (--update accepts what it writes now).  Its first line names the program:
#     # file: ../../lessons/01-two-sleeps/together.py
# and the second one may add options:
#     # options: --compare ../../lessons/01-two-sleeps/in_a_row.py
# Then real tmux sessions are stepped to the end and back to the start, and each page compared
# with what the front end without a screen shows there.  Last the window, where there is one.
set -u
build=$(realpath "$1") || exit 2
update=${2:-}
[ -x "$build/asyncarium" ] || {
    echo "front: there is no $build/asyncarium"
    exit 2
}
cd "$(dirname "$(realpath "$0")")/screens" || exit 2
work=$(mktemp -d) || exit 2
ln -s "$build" "$work/build" # tmux takes command lines: a path without blanks
binary=$work/build/asyncarium
socket=asyncarium-$$
passed=0
failed=0
end() {
    tmux -L "$socket" kill-server 2>/dev/null
    rm -rf "$work"
}
trap end EXIT
export LC_ALL=C.UTF-8 XDG_STATE_HOME=$work/state
unset LANGUAGE DISPLAY WAYLAND_DISPLAY NO_COLOR

ok() {
    passed=$((passed + 1))
}
fail() {
    echo "FAIL $1"
    failed=$((failed + 1))
}

# --- golden pages ---

play_all() {
    for script in *.script; do
        name=${script%.script}
        file=$(sed -n '1s/^# file: //p' "$script")
        options=$(sed -n '2s/^# options: //p' "$script")
        # shellcheck disable=SC2086
        if ! timeout 20 "$binary" play "$file" --script "$script" --lang en $options \
            >"$work/page" 2>"$work/said"; then
            fail "$script: $(tail -n 1 "$work/said")"
        elif [ "$update" = --update ]; then
            cp "$work/page" "$name.golden"
            ok
        elif difference=$(diff "$name.golden" "$work/page"); then
            ok
        else
            fail "$script: differs from $name.golden: $(echo "$difference" | head -n 3)"
        fi
    done
}

# --- the terminal ---

tm() {
    tmux -L "$socket" -f /dev/null "$@"
}
capture() {
    tm capture-pane -p -t "$1" 2>/dev/null
}
# until_is SESSION FILE: waits until the terminal shows that page.
until_is() {
    for ((try = 0; try < 250; try++)); do
        [ "$(capture "$1")" = "$(cat "$2")" ] && return 0
        sleep 0.02
    done
    return 1
}
# until_text SESSION TEXT: waits until some line holds the text.
until_text() {
    for ((try = 0; try < 250; try++)); do
        capture "$1" | grep -q -- "$2" && return 0
        sleep 0.02
    done
    return 1
}
# until_file FILE: waits until it has content.
until_file() {
    for ((try = 0; try < 250; try++)); do
        [ -s "$1" ] && return 0
        sleep 0.02
    done
    return 1
}
# page PROGRAM LANG SIZE COMMAND...: what the front end without a screen shows.
page() {
    local program=$1 lang=$2 size=$3
    shift 3
    printf '%s\n' "$@" :screen >"$work/one.script"
    "$binary" play "$program" --lang "$lang" --size "$size" --script "$work/one.script" | tail -n +2
}
# walk PROGRAM LANG SIZE: every stop, to the end and back.
walk() {
    local program=$1 lang=$2 size=$3 session=walk$RANDOM count at
    count=$(page "$program" en 120x40 last | sed -n '1s/.*step \([0-9]*\) of.*/\1/p')
    if [ -z "$count" ]; then
        fail "tmux $program: no steps"
        return
    fi
    rm -f "$work"/stop.*
    for ((at = 0; at < count; at++)); do
        printf ':screen\nnext\n'
    done >"$work/walk.script"
    "$binary" play "$program" --lang "$lang" --size "$size" --script "$work/walk.script" |
        csplit -s -n 4 -f "$work/stop." --suppress-matched - '/^== /' '{*}'
    tm new-session -d -s "$session" -x "${size%x*}" -y "${size#*x}" \
        "$binary '$program' --tui --lang $lang"
    for ((at = 1; at <= count; at++)); do
        if ! until_is "$session" "$(printf '%s/stop.%04d' "$work" "$at")"; then
            fail "tmux $program $lang $size: stop $at of $count, forwards"
            capture "$session" | diff - "$(printf '%s/stop.%04d' "$work" "$at")" | head -n 6
            break
        fi
        [ "$at" -lt "$count" ] && tm send-keys -t "$session" Right
    done
    for ((at--; at >= 1; at--)); do
        if ! until_is "$session" "$(printf '%s/stop.%04d' "$work" "$at")"; then
            fail "tmux $program $lang $size: stop $at of $count, backwards"
            break
        fi
        [ "$at" -gt 1 ] && tm send-keys -t "$session" Left
    done
    [ "$at" -eq 0 ] && ok
    tm send-keys -t "$session" C-q 2>/dev/null
}
# resize PROGRAM: the page follows the terminal's size.
resize() {
    local program=$1 size
    tm new-session -d -s resize -x 80 -y 24 "$binary '$program' --tui --lang ko"
    tm send-keys -t resize PgDn PgDn PgDn
    for size in 80x24 200x50 40x12 120x40 9x4 80x24; do
        tm resize-window -t resize -x "${size%x*}" -y "${size#*x}"
        page "$program" ko "$size" 'next 3' >"$work/want"
        if until_is resize "$work/want"; then
            ok
        else
            fail "tmux resize to $size"
            capture resize | diff - "$work/want" | head -n 6
        fi
    done
    tm send-keys -t resize C-q 2>/dev/null
}
# mouse PROGRAM: clicks on the timeline, a line and tasks; the wheel.
mouse() {
    local program=$1 click at
    tm new-session -d -s mouse -x 80 -y 24 "TERM=xterm $binary '$program' --tui --lang en"
    printf 'next 0\n' >"$work/clicks"
    for click in 40,17 3,4 60,18 65,17; do
        echo ":click $click" >>"$work/clicks"
        page "$program" en 80x24 "$(cat "$work/clicks")" >"$work/want"
        at="$((${click%,*} + 1));$((${click#*,} + 1))" # xterm's report counts from 1
        tm send-keys -t mouse -l "$(printf '\033[<0;%sM\033[<0;%sm' "$at" "$at")"
        if until_is mouse "$work/want"; then
            ok
        else
            fail "tmux: a click on $click"
            capture mouse | diff - "$work/want" | head -n 6
        fi
    done
    page "$program" en 80x24 "$(cat "$work/clicks")" 'next 2' >"$work/want"
    tm send-keys -t mouse -l "$(printf '\033[<65;5;5M\033[<65;5;5M')"
    if until_is mouse "$work/want"; then
        ok
    else
        fail "tmux: the wheel"
    fi
    tm send-keys -t mouse C-q 2>/dev/null
}
# wide_mouse PROGRAM: a click beyond what the old reports can tell, inside tmux.
wide_mouse() {
    local term
    page "$1" en 250x40 last ':click 229,35' >"$work/want"
    page "$1" en 250x40 last >"$work/first"
    cmp -s "$work/first" "$work/want" && fail "tmux: nothing to click on there"
    for term in tmux-256color screen xterm-256color; do
        tm new-session -d -s "wide$term" -x 250 -y 40 "TERM=$term $binary '$1' --tui --lang en"
        until_text "wide$term" 'step 1 of'
        tm send-keys -t "wide$term" End
        until_is "wide$term" "$work/first" || fail "tmux, TERM=$term: the end"
        tm send-keys -t "wide$term" -l "$(printf '\033[<0;230;36M\033[<0;230;36m')"
        until_is "wide$term" "$work/want" && ok || fail "tmux, TERM=$term: a click on column 230"
        tm send-keys -t "wide$term" C-q
    done
}
# leave NAME STATUS HOW...: started by a shell, ended by HOW; the terminal is as it was.
leave() {
    local name=$1 status=$2 program=../../lessons/01-two-sleeps/together.py
    shift 2
    rm -f "$work"/{before,after,status,pid}
    tm new-session -d -s "$name" -x 80 -y 24 "sh -c 'trap : INT; stty -g >$work/before
        echo shell; sh -c \"echo \\\$\\\$ >$work/pid; exec $binary $program --tui --lang en\"
        echo \$? >$work/status; stty -g >$work/after; cat'"
    page "$program" en 80x24 'next 0' >"$work/want"
    if until_is "$name" "$work/want" && "$@" && until_file "$work/after" &&
        [ "$(cat "$work/status")" = "$status" ] && cmp -s "$work/before" "$work/after" &&
        capture "$name" | grep -q '^shell'; then
        ok
    else
        fail "tmux: the terminal after $name: status $(cat "$work/status" 2>&1)"
    fi
    tm kill-session -t "$name" 2>/dev/null
}
# after_a_crash: keys unechoed and lines unread, as a killed program leaves them; then all is well.
after_a_crash() {
    local program=../../lessons/01-two-sleeps/together.py
    rm -f "$work/after"
    tm new-session -d -s crash -x 80 -y 24 "sh -c 'stty raw -echo
        $binary $program --tui --lang en; stty -a >$work/after; cat'"
    if until_text crash "event loop" && tm send-keys -t crash C-q && until_file "$work/after" &&
        ! grep -Eq -- "-(icanon|echo|isig|opost|icrnl)( |;|$)" "$work/after"; then
        ok
    else
        fail "after a crash: $(tr '\n' ' ' <"$work/after")"
    fi
    tm kill-session -t crash 2>/dev/null
}
# suspend PROGRAM: Ctrl+Z gives the terminal back, fg goes on where it was.
suspend() {
    local program=$1
    page "$program" en 80x24 'next 2' >"$work/want"
    page "$program" en 80x24 'next 3' >"$work/next"
    rm -f "$work/after"
    tm new-session -d -s suspend -x 80 -y 24 bash --norc --noprofile -i
    tm send-keys -t suspend "stty -g >$work/before; $binary $program --tui --lang en" Enter
    page "$program" en 80x24 'next 0' >"$work/first"
    if until_is suspend "$work/first" && tm send-keys -t suspend Right Right &&
        until_is suspend "$work/want" && tm send-keys -t suspend C-z &&
        until_text suspend Stopped &&
        tm send-keys -t suspend "stty -g >$work/after" Enter && until_file "$work/after" &&
        tm send-keys -t suspend fg Enter && until_is suspend "$work/want" &&
        tm send-keys -t suspend Right && until_is suspend "$work/next"; then
        ok
    else
        fail "tmux: Ctrl+Z and fg"
        capture suspend | head -n 5
    fi
    tm send-keys -t suspend C-q 2>/dev/null
    tm kill-session -t suspend 2>/dev/null
}
# What a terminal sends, by the names of src/app/actions.def; those with Ctrl and a sign as
# terminals do that tell them apart.
key_send() {
    local session=$1 key=$2
    case $key in
    Ctrl++) tm send-keys -t "$session" -l $'\033[43;5u' ;;
    Ctrl+=) tm send-keys -t "$session" -l $'\033[27;5;61~' ;;
    Ctrl+-) tm send-keys -t "$session" -l $'\033[45;5u' ;;
    Ctrl+0) tm send-keys -t "$session" -l $'\033[48;5u' ;;
    Backspace) tm send-keys -t "$session" BSpace ;;
    Esc) tm send-keys -t "$session" Escape ;;
    Shift+Tab) tm send-keys -t "$session" BTab ;;
    Shift+* | Ctrl+*) tm send-keys -t "$session" "$(sed 's/Shift+/S-/; s/Ctrl+/C-/' <<<"$key")" ;;
    ?) tm send-keys -t "$session" -l "$key" ;;
    *) tm send-keys -t "$session" "$key" ;;
    esac
}
# every_key PROGRAM: all keys of the table in one session, in an order in which each changes the
# page.  What it shows is what the front end without a screen shows.
every_key() {
    local program=$1 count=0 key left before page
    local keys="Right Left Right Down Up PgDn PgUp Space Backspace Enter s S j k Shift+Down Shift+Up
        n p i I Ctrl+Right Ctrl+Left End Home g Esc < > j j j m Home ] [ Shift+Right Shift+Left
        Right Right w w Tab Shift+Tab x x + } { - = z o t L l Ctrl++ Ctrl+= Ctrl+- Ctrl+0 P N N v
        f F11 b . . b O Esc c r M h ? Esc F1 Esc"
    left=$(sed -n 's/^ACTION([A-Z_]*, "[^"]*", "\([^"]*\)".*/\1/p' ../../src/app/actions.def |
        tr ' ' '\n' | grep -vxF -e a -e F5 -e e -e Ctrl+Q |
        grep -vxF -f <(tr -s ' \n' '\n' <<<"$keys"))
    if [ -n "$left" ]; then
        fail "keys of src/app/actions.def that nobody presses here: $left"
        return
    fi
    rm -f "$work"/key.*
    {
        echo :screen
        for key in $keys; do
            printf '%s\n:screen\n' "$key"
        done
    } >"$work/keys.script"
    "$binary" play "$program" --lang en --theme light --size 80x24 --script "$work/keys.script" |
        csplit -s -n 4 -f "$work/key." --suppress-matched - '/^== /' '{*}'
    tm new-session -d -s keys -x 80 -y 24 "cd $work && $binary '$program' --tui --lang en --theme light"
    before=$work/key.0001
    until_is keys "$before" || fail "tmux: the first page"
    for key in $keys; do
        count=$((count + 1))
        page=$(printf '%s/key.%04d' "$work" $((count + 1)))
        key_send keys "$key"
        if cmp -s "$before" "$page" && ! grep -q 'your terminal' "$page"; then
            fail "key $key: nothing changes, and nothing is said"
        elif ! until_is keys "$page"; then
            fail "tmux: key $key (number $count)"
            capture keys | diff - "$page" | head -n 6
            break
        fi
        before=$page
    done
    for key in a F5; do # what moves by itself
        tm send-keys -t keys Home "$key"
        until_text keys 'step 2 of' && tm send-keys -t keys Escape && ok || fail "tmux: key $key"
    done
    tm send-keys -t keys e
    until_text keys 'saved' && ok || fail "tmux: key e"
    tm send-keys -t keys Tab Tab e # code, stage
    until_text keys 'saved: .*-2.svg' && grep -q 'timer heap' "$work"/*-2.svg &&
        ! grep -q '>timeline<' "$work"/*-2.svg && ok || fail "tmux: key e of one pane"
    tm send-keys -t keys Home C-q
    for ((try = 0; try < 100; try++)); do
        tm has-session -t keys 2>/dev/null || { ok; return; }
        sleep 0.02
    done
    fail "tmux: Ctrl+Q"
}
# terminal TERM [VARIABLE=VALUE...]: the page and a step there, and the terminal as it was at the end.
terminal() {
    local term=$1 program=../../lessons/01-two-sleeps/together.py session="term$RANDOM" ascii=
    shift
    infocmp "$term" >/dev/null 2>&1 || return # not described on this machine
    case " $* " in *" LC_ALL=C "*) ascii=:ascii ;; esac
    page "$program" ko 100x30 ${ascii:+"$ascii"} 'next 3' >"$work/want"
    rm -f "$work"/{before,after}
    tm new-session -d -s "$session" -x 100 -y 30 "sh -c 'stty -g >$work/before
        env TERM=$term $* $binary $program --tui --lang ko; stty -g >$work/after; cat'"
    tm send-keys -t "$session" Right
    tm send-keys -t "$session" -l ' ' # sequences differ; these do not
    tm send-keys -t "$session" Enter
    if ! until_is "$session" "$work/want"; then
        fail "TERM=$term $*"
        capture "$session" | diff - "$work/want" | head -n 4
    elif [ -z "${*##*NO_COLOR*}" ] && [ -n "$*" ] &&
        tm capture-pane -e -p -t "$session" | grep -q $'\033\\[[0-9;]*[34][0-8][;m]'; then
        fail "TERM=$term $*: colours"
    else
        tm send-keys -t "$session" C-q
        until_file "$work/after" && cmp -s "$work/before" "$work/after" && ok ||
            fail "TERM=$term $*: the terminal afterwards"
    fi
    tm kill-session -t "$session" 2>/dev/null
}
# storm PROGRAM: sizes change at any time, between keys.
storm() {
    local program=$1 size
    tm new-session -d -s storm -x 80 -y 24 "$binary '$program' --tui --lang ko"
    for ((try = 0; try < 60; try++)); do
        tm resize-window -t storm -x $((1 + RANDOM % 250)) -y $((1 + RANDOM % 70))
        tm send-keys -t storm Right
    done
    tm send-keys -t storm Home Right
    for size in 250x70 80x24; do
        tm resize-window -t storm -x "${size%x*}" -y "${size#*x}"
        page "$program" ko "$size" 'next 1' >"$work/want"
        until_is storm "$work/want" && ok || fail "tmux: sizes in a storm, then $size"
    done
    tm send-keys -t storm C-q 2>/dev/null
}
# gone PROGRAM: the terminal is closed, and nobody stays behind.
gone() {
    rm -f "$work/pid"
    page "$1" en 80x24 'next 0' >"$work/want"
    tm new-session -d -s gone -x 80 -y 24 "sh -c 'echo \$\$ >$work/pid; exec $binary $1 --tui --lang en'"
    until_is gone "$work/want" || fail "tmux: $1"
    tm kill-session -t gone
    for ((try = 0; try < 100; try++)); do
        kill -0 "$(cat "$work/pid")" 2>/dev/null || { ok; return; }
        sleep 0.02
    done
    fail "tmux: the terminal was closed, and the process is still there"
}
# failing TEXT: a program under study that ends badly; the page says so and the terminal is given back.
failing() {
    local wanted=$1
    cat >"$work/failing.py"
    rm -f "$work"/{before,after}
    tm new-session -d -s failing -x 100 -y 30 "sh -c 'stty -g >$work/before
        $binary $work/failing.py --tui --lang en; stty -g >$work/after; cat'"
    until_text failing 'step 1 of' && tm send-keys -t failing End && until_text failing "$wanted" &&
        tm send-keys -t failing C-q && until_file "$work/after" &&
        cmp -s "$work/before" "$work/after" && ok || fail "tmux: a program that ends badly: $wanted"
    tm kill-session -t failing 2>/dev/null
}
signal() {
    kill -"$1" "$(cat "$work/pid")"
}
# refused STATUS TEXT COMMAND...: one line on stderr, nothing on stdout.
refused() {
    local status=$1 text=$2
    shift 2
    "$@" >"$work/out" 2>"$work/said" </dev/null
    if [ $? = "$status" ] && [ ! -s "$work/out" ] && [ "$(wc -l <"$work/said")" = 1 ] &&
        grep -q -- "$text" "$work/said"; then
        ok
    else
        fail "$* should be refused with status $status and \"$text\": $(head -n 3 "$work/said")"
    fi
}
bad_input() {
    local program=../../lessons/01-two-sleeps/together.py
    printf 'import asyncio\ndef f(:\n    pass\n' >"$work/syntax.py"
    printf 'x = 1\nimport no_such_module\n' >"$work/import.py"
    printf '\0\1\2\377' >"$work/binary.py"
    head -c 10000000 /dev/zero | tr '\0' '(' >"$work/long.py"
    refused 2 'No such file' "$binary" "$work/none.py" --tui
    refused 2 'directory' "$binary" "$work" --tui
    refused 1 'syntax.py:2:7: error: invalid syntax' "$binary" "$work/syntax.py" --tui
    refused 1 'import.py:2: error: ModuleNotFoundError' "$binary" "$work/import.py" --tui
    refused 1 'binary.py:1' "$binary" "$work/binary.py" --tui
    refused 1 'long.py:1' "$binary" "$work/long.py" --tui
    refused 2 'needs a terminal' "$binary" "$program" --tui
    refused 2 'unknown option' "$binary" "$program" --nope
}

play_all
bad_input
if command -v tmux >/dev/null; then
    tm new-session -d -s keep cat # the server lives as long as the tests
    walk ../../lessons/01-two-sleeps/together.py en 80x24
    walk ../../lessons/01-two-sleeps/together.py ko 200x50
    walk ../conformance/asyncio/gather_cancel.py ko 80x24
    resize ../../lessons/01-two-sleeps/together.py
    mouse ../../lessons/01-two-sleeps/together.py
    wide_mouse ../../lessons/01-two-sleeps/together.py
    leave quit 0 tm send-keys -t quit C-q
    leave interrupt 130 tm send-keys -t interrupt C-c
    leave terminate 143 signal TERM
    leave hangup 129 signal HUP
    leave quit_signal 131 signal QUIT
    after_a_crash
    suspend ../../lessons/01-two-sleeps/together.py
    cp ../../lessons/01-two-sleeps/together.py "$work"
    every_key "$work/together.py"
    for term in xterm-256color xterm-16color xterm xterm-mono linux vt100 screen tmux-256color; do
        terminal "$term"
    done
    terminal xterm-256color NO_COLOR=1
    terminal xterm-256color LC_ALL=C
    terminal linux LC_ALL=C NO_COLOR=1
    storm ../../lessons/01-two-sleeps/together.py
    gone ../../lessons/01-two-sleeps/together.py
    failing RecursionError <<<$'def deep():\n    return deep()\n\ndeep()'
    failing 'exit status 3' <<<$'import os\nprint("\\x1b[?1049l\\x1bc", flush=True)\nos._exit(3)'
    failing 'limit was reached' <<<$'while True:\n    pass'
else
    echo "left out: the terminal (tmux is not installed)"
fi
if [ -x "$build/asyncarium-window" ] && [ -x ../window.sh ]; then
    if ../window.sh "$build"; then
        ok
    else
        fail window.sh
    fi
fi
echo "front: $passed passed, $failed failed"
[ "$failed" = 0 ]
