#!/bin/bash
# Anything in any order on the terminal's page: keys, clicks, the wheel, sizes.
#
#     tests/soak.sh BUILD_DIR [ACTIONS]
#
# Each program gets so many actions (500) without a terminal, and a real one a tenth of them, where
# tmux is.  The numbers come from a generator of our own, so that a run can be repeated: SOAK_SEED
# chooses another one.  To be run with a binary of the address sanitizer.
set -u
build=$(realpath "$1") || exit 2
actions=${2:-500}
cd "$(dirname "$(realpath "$0")")/screens" || exit 2
work=$(mktemp -d) || exit 2
ln -s "$build" "$work/build" # tmux takes command lines: a path without blanks
binary=$work/build/asyncarium
socket=asyncarium-soak-$$
failed=0
trap 'tmux -L "$socket" kill-server 2>/dev/null; rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 XDG_STATE_HOME=$work/state
unset LANGUAGE DISPLAY WAYLAND_DISPLAY NO_COLOR

# Lines for `asyncarium play`; how = tmux: what to send, one a line.  Never Ctrl+Q.
random_actions() {
    awk -v count="$1" -v seed="$2" -v how="${3:-}" 'BEGIN {
        keys = split("Right Left Down Up PgDn PgUp Space Backspace Enter s S j k Shift+Down n p i I " \
            "Ctrl+Right Ctrl+Left Home End g a F5 < > m ] [ w Tab Shift+Tab x + - = z { } o t L P N v f " \
            "b . O c r M h ? F1 Esc Esc 1 2 3 9 0 u y 가", key, " ")
        srand(seed)
        for (i = 0; i < count; i++) {
            what = int(rand() * 20)
            k = key[int(rand() * keys) + 1]
            x = int(rand() * 200); y = int(rand() * 60)
            if (how == "tmux") {
                gsub(/Backspace/, "BSpace", k); gsub(/Shift.Tab/, "BTab", k); gsub(/Esc/, "Escape", k)
                gsub(/Shift./, "S-", k); gsub(/Ctrl./, "C-", k)
                if (what < 15) print "key", k
                else if (what < 18) print "mouse", what == 17 ? 64 + int(rand() * 2) : 0, x + 1, y + 1
                else print "size", 1 + x, 1 + y
            } else if (what < 13) print k
            else if (what < 15) print ":click " x "," y
            else if (what < 16) print ":wheel " x "," y " " int(rand() * 9) - 4
            else if (what < 17) print ":tick " int(rand() * 3000)
            else if (what < 18) print ":size " 1 + x "x" 1 + y
            else print ":screen"
        }
    }'
}

# without_terminal NAME OPERAND...
without_terminal() {
    local name=$1 status
    shift
    random_actions "$actions" "${SOAK_SEED:-1}" >"$work/script"
    timeout 900 "$binary" play "$@" --script "$work/script" >"$work/pages" 2>"$work/said"
    status=$?
    if [ $status != 0 ] || [ -s "$work/said" ]; then
        echo "FAIL soak: $name, $actions actions, SOAK_SEED=${SOAK_SEED:-1}: status $status"
        head -n 20 "$work/said"
        failed=$((failed + 1))
    fi
}

tm() {
    tmux -L "$socket" -f /dev/null "$@"
}
# in_terminal OPERAND...: that it lives and still answers, and ends with status 0.
in_terminal() {
    local what a b c
    tm new-session -d -s soak -x 80 -y 24 \
        "cd $work; TERM=xterm-256color $binary $* --tui 2>$work/said; echo \$? >$work/status"
    sleep 0.5
    random_actions "$((actions / 10))" "${SOAK_SEED:-1}" tmux | while read -r what a b c; do
        case $what in
        key) tm send-keys -t soak -- "$a" ;;
        mouse) tm send-keys -t soak -l "$(printf '\033[<%s;%s;%sM' "$a" "$b" "$c")" ;;
        size) tm resize-window -t soak -x "$a" -y "$b" ;;
        esac 2>/dev/null || break
    done
    for ((try = 0; try < 200; try++)); do
        [ -s "$work/status" ] && break
        tm send-keys -t soak Escape 2>/dev/null
        tm send-keys -t soak C-q 2>/dev/null
        sleep 0.05
    done
    if [ "$(cat "$work/status" 2>&1)" != 0 ] || [ -s "$work/said" ]; then
        echo "FAIL soak: the terminal, $((actions / 10)) actions, SOAK_SEED=${SOAK_SEED:-1}"
        head -n 20 "$work/said" "$work/status"
        failed=$((failed + 1))
    fi
}

lesson=$work/lesson
ln -s "$(realpath ../../lessons/01-two-sleeps)" "$lesson"
cp ../../lessons/01-two-sleeps/*.py timeline.py "$work"
without_terminal program "$work/together.py"
without_terminal threads "$work/timeline.py"
without_terminal lesson "$lesson"
without_terminal compared "$work/in_a_row.py" --compare "$work/together.py"
if command -v tmux >/dev/null; then
    in_terminal "$lesson"
fi
echo "soak: $actions actions each, $failed failed"
[ "$failed" = 0 ]
