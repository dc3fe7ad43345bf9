#!/bin/sh
# Who may include whom (DESIGN §1), and which system headers live where.
set -u
cd "$(dirname "$0")/../../src" || exit 2
status=0

allowed() {
    case $1 in
    base) echo "base" ;;
    trace | lang | lesson) echo "base $1" ;;
    vm) echo "base trace lang vm" ;;
    loop) echo "base trace vm loop" ;;
    stdlib) echo "base trace vm loop stdlib" ;;
    sim) echo "base trace lang vm loop stdlib sim" ;;
    model) echo "base trace model" ;;
    scene) echo "base model trace/trace.h scene" ;;
    paint) echo "base scene paint" ;;
    app) echo "base trace model scene lesson sim app" ;;
    export) echo "base trace model scene paint export" ;;
    ui/null) echo "base scene app ui/null" ;;
    ui/tui) echo "base scene app ui/tui" ;;
    ui/sdl) echo "base scene app paint ui/sdl" ;;
    cli | .) echo "base trace lang vm loop stdlib sim model scene paint lesson app export ui/null ui/tui ui/sdl cli" ;;
    *) echo "" ;;
    esac
}

for file in $(find . -name '*.[ch]' | sed 's#^\./##' | LC_ALL=C sort); do
    folder=$(dirname "$file")
    may=$(allowed "$folder")
    if [ -z "$may" ]; then
        echo "$file: folder $folder is not in DESIGN §1"
        status=1
        continue
    fi
    for included in $(sed -n 's/^ *# *include "\([^"]*\)".*/\1/p' "$file"); do
        from=$(dirname "$included")
        case " $may " in
        *" $from "* | *" $included "*) ;;
        *)
            echo "$file: $folder/ must not include \"$included\""
            status=1
            ;;
        esac
        [ -f "$included" ] || { echo "$file: no \"$included\" below src/"; status=1; }
    done
    for header in $(sed -n 's/^ *# *include <\([^>]*\)>.*/\1/p' "$file"); do
        case $header:$folder in
        SDL*:ui/sdl | ncurses*:ui/tui | curses*:ui/tui | cairo*:paint | cairo*:export) ;;
        SDL* | *curses* | cairo*)
            echo "$file: <$header> does not belong into $folder/"
            status=1
            ;;
        time.h:vm | time.h:loop | time.h:trace | time.h:model | time.h:scene | sys/time.h:* | sys/random.h:*)
            echo "$file: <$header>: nothing here reads a clock or a random source"
            status=1
            ;;
        esac
    done
    lines=$(wc -l <"$file")
    [ "$lines" -le 1000 ] || { echo "$file: $lines lines (1000 at most)"; status=1; }
done
exit $status
