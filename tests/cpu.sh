#!/bin/bash
# Programs whose bytecodes take time: tests/cpu/NAME.py with --cpu-cost 50ns (or the options in
# NAME.options) must print NAME.out.
#
#     tests/cpu.sh BINARY [WORD]
set -u
binary=$(realpath "$1") || exit 2
word=${2:-}
cd "$(dirname "$(realpath "$0")")/cpu" || exit 2
passed=0
failed=0
for program in *"$word"*.py; do
    options="--cpu-cost 50ns"
    [ -f "${program%.py}.options" ] && options=$(cat "${program%.py}.options")
    # shellcheck disable=SC2086
    if difference=$(timeout 20 "$binary" run $options "$program" 2>/dev/null </dev/null |
        diff "${program%.py}.out" -); then
        passed=$((passed + 1))
    else
        echo "FAIL cpu: $program: $(echo "$difference" | sed -n 's/^[<>]/&/p' | head -n 2 | tr '\n' ' ')"
        failed=$((failed + 1))
    fi
done

# What is recorded makes no difference to when things happen.
events() { # events LEVEL: time and kind of what both levels record
    timeout 20 "$binary" trace --level "$1" --cpu-cost 50ns levels.py </dev/null |
        awk '$3 ~ /^(output|task_|thread_|timer_|handle_|run_end)/ && $3 != "task_coro" { print $2, $3 }'
}
if [ "$(events schedule)" = "$(events full)" ] && [ "$(events full | wc -l)" -gt 30 ]; then
    passed=$((passed + 1))
else
    echo "FAIL cpu: times depend on what is recorded"
    failed=$((failed + 1))
fi
echo "cpu: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
