#!/bin/bash
# The command line as a user meets it: arguments, bad input, statuses, limits, pipes, and that a
# program can harm nothing.
#
#     tests/cli.sh BINARY
set -u
binary=$(realpath "$1") || exit 2
top=$(dirname "$(dirname "$(realpath "$0")")")
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
mkdir "$work/in" && cd "$work/in" || exit 2
export LC_ALL=C.UTF-8 XDG_STATE_HOME=$work/state
unset LANGUAGE DISPLAY WAYLAND_DISPLAY
passed=0
failed=0

ok() {
    passed=$((passed + 1))
}
fail() {
    echo "FAIL cli: $1"
    failed=$((failed + 1))
}
# is NAME COMMAND...: it must succeed.
is() {
    local name=$1
    shift
    if "$@"; then ok; else fail "$name"; fi
}
# expect STATUS OUT ERR ARG...: exit status, and what stdout and stderr must match as a whole
# (bash patterns).
expect() {
    local want=$1 out=$2 err=$3 status got_out got_err
    shift 3
    timeout 20 "$binary" "$@" >"$work/out" 2>"$work/err" </dev/null
    status=$?
    got_out=$(head -c 9000 "$work/out" | tr -d '\0')
    got_err=$(head -c 9000 "$work/err" | tr -d '\0')
    # shellcheck disable=SC2053
    if [ "$status" = "$want" ] && [[ $got_out == $out ]] && [[ $got_err == $err ]]; then
        ok
    else
        fail "$*: status $status (expected $want), out: ${got_out:0:200}, err: ${got_err:0:300}"
        sed 's/^/    | /' p.py | head -n 8
    fi
}
# program LINE...: writes p.py.
program() {
    printf '%s\n' "$@" >p.py
}
one_line() {
    [ "$(wc -l <"$work/err")" = 1 ]
}

# --- the virtual web ---

program 'import time, urllib.request as r' 't = time.perf_counter()' \
    'for u in ["https://xo.dev", "https://github.com/x", "https://google.com", "https://soundcloud.com",' \
    '          "https://stackoverflow.com"]: r.urlopen(u)' 'print(time.perf_counter() - t)'
expect 0 2.88 '' run --url https://xo.dev=0.20s --url github.com=1.71 --url google.com=250ms \
    --url soundcloud.com=0.40s --url=stackoverflow.com=0.32s p.py
program 'import urllib.request as r' 'print(r.urlopen("https://a.dev/x?n=1").read())'
expect 0 "b'{\"a\": 1, \"b\": 2}'" '' run --url 'a.dev/x?n=1=0.1s,json:{"a": 1, "b": 2}' p.py
expect 1 '' '*HTTP Error 503: Service Unavailable' run --url a.dev=503 p.py
expect 1 '' '*urlopen error*Connection refused*' run --url https://www.a.dev/=fail:refused p.py
expect 2 '' "*--url: 'a.dev' is no URL=ANSWER*" run --url a.dev p.py
expect 2 '' "*'fail:x' is none of fail:refused, *fail:ssl" run --url a.dev=0.1s,fail:x p.py

# --- web services (more: tests/web_service.sh) ---

program 'import asyncio' 'from fastapi import FastAPI' 'app = FastAPI()' '@app.get("/a")' \
    'async def a(n: int = 1):' '    await asyncio.sleep(n)' '    print("served")'
expect 0 '*served*"GET /a?n=2 HTTP/1.1" 200 OK*#2*2.000       200*mean 1.500*' '*Finished server*' \
    serve-sim p.py --requests 'GET /a; GET /a?n=2'
expect 0 '*"GET /a HTTP/1.1" 200 OK*1 request;*' '*' serve-sim p.py
expect 0 $'served\nINFO:     127.0.0.1:50001 - "GET /a HTTP/1.1" 200 OK' '' \
    run --requests='GET /a' p.py
expect 0 '*request_begin * kind=server method="GET" url="/a"*request_end * status=200*' '' \
    trace p.py --requests 'GET /a'
expect 0 '*<svg*' '' export p.py --requests 'GET /a' -o -
expect 0 '' '' run p.py
expect 2 '' '*--requests: character 11: *' run --requests 'GET /a at soon' p.py
expect 2 '' '*--requests: character 1: *none of GET POST PUT*' serve-sim p.py --requests 'FETCH /a'
program 'print(1)'
expect 1 '1' '*no application (as app = FastAPI())' serve-sim p.py
expect 2 '' "*'99x' is no time (*), no status (100 to 599), *file:NAME" run --url a.dev=404,99x p.py
expect 2 '' "*'2s' is no time*" run --url a.dev=1s,2s p.py
expect 2 '' "*'999' is no time*" run --url a.dev=999 p.py
expect 1 '' "*p.py: error: its folder has no file 'no.json' for a.dev to answer with" \
    run --url a.dev=file:no.json p.py

# --- words ---

program 'print(sum(i for i in range(1000)))' 'import time; print(time.perf_counter() > 0)'
expect 0 '499500*True*' '' run --cpu-cost 50ns p.py
expect 0 '499500*False*' '' run p.py
expect 2 '' '*--cpu-cost: *no_time*50ns*' run --cpu-cost no_time p.py
expect 2 '' '*--cpu-cost: *at most 1s*' run --cpu-cost 2s p.py
program 'import time' 'for i in range(2000000): x = i' 'time.sleep(1)'
expect 0 '*p.py: 1.5* s, exit status 0*' '' check --cpu-cost 50ns p.py
program 'while True: pass'
expect 5 '' '*stopped at 3.0 s*--max-time*' run --cpu-cost 50ns --max-time 3 p.py
expect 130 '' '*KeyboardInterrupt*' run --cpu-cost 50ns --signal SIGINT@1.5 p.py

expect 0 'Usage: asyncarium *--max-steps*Exit status:*' '' --help
expect 0 'Usage: asyncarium *' '' -h
expect 0 'asyncarium [0-9]*' '' --version
program 'print(1)'
while IFS='|' read -r arguments message; do
    # shellcheck disable=SC2086
    expect 2 '' "asyncarium: *$message*" $arguments
    is "one line: $arguments" one_line
done <<'TEXT'
--nope|unknown option --nope
-x run p.py|unknown option -x
run|run needs a FILE
trace|trace needs a FILE
trace p.py q.py|takes one FILE
p.py q.py|one FILE at a time
-o|-o needs a value
--help=3|takes no value
--max-steps=many run p.py|'many' is not a number
--max-steps=-1 run p.py|'-1' is not a number
--max-time=soon run p.py|'soon' is not a time
--max-memory=4T run p.py|'4T' is not a size
--epoch=99999999999999999999 run p.py|is not a time
--level=all trace p.py|neither schedule nor full
--lang=xx --tui p.py|neither ko nor en
--theme=mud --tui p.py|none of light, dark, contrast
--motion=sideways --tui p.py|neither on nor off
--size=big export p.py -o p.svg|not a size
export p.py -o p.bmp|the ending says the format: .svg .pdf .png
--tui p.py|needs a terminal
TEXT

# --- files that are no programs ---

expect 2 '' 'asyncarium: none.py: error: cannot read it: No such file or directory' run none.py
expect 2 '' 'asyncarium: .: error: cannot read it: Is a directory' run .
expect 2 '' 'asyncarium: /dev/zero: error: cannot read it: not a regular file' run /dev/zero
for command in trace dis export play --tui; do
    expect 2 '' 'asyncarium: none.py: error: cannot read it: No such file or directory' $command none.py
done
if [ "$(id -u)" != 0 ]; then
    program 'print(1)'
    chmod 0 p.py
    expect 2 '' 'asyncarium: p.py: error: cannot read it: Permission denied' run p.py
    rm -f p.py
fi
: >p.py
expect 0 '' '' run p.py
printf '\0\1\2\377' >p.py
expect 1 '' '*p.py", line 1*SyntaxError: source code cannot contain null bytes' run p.py
printf 'x = 1\nprint("\377")\n' >p.py
expect 1 '' "*SyntaxError: Non-UTF-8 code starting with '\\\\xff' in file */p.py on line 2, *" run p.py
head -c 9000 "$binary" >p.py
expect 1 '' '*SyntaxError: *' run p.py
head -c 10000000 /dev/zero | tr '\0' '(' >p.py
expect 1 '' '*p.py", line 1*' run p.py
is 'a 10 MB line: its error' grep -q '^SyntaxError: too many nested parentheses' "$work/err"
{
    printf 'x = "'
    head -c 10000000 /dev/zero | tr '\0' 'a'
    printf '"\nprint(len(x))\n'
} >p.py
expect 0 10000000 '' run p.py
program 'def f():' '    return (1'
expect 1 '' "*File \"$work/in/p.py\", line 2*    return (1*           ^*SyntaxError: '(' was never closed" run p.py
expect 1 '' "asyncarium: p.py:2:12: error: '(' was never closed" export p.py -o p.svg
expect 1 '*' "asyncarium: */p.py:2:12: error: '(' was never closed" trace p.py
is 'no picture of a program with an error' test ! -e p.svg
program 'x = 1' 'import no_such_module'
expect 1 '' "Traceback (most recent call last):
  File \"$work/in/p.py\", line 2, in <module>
    import no_such_module
ModuleNotFoundError: No module named 'no_such_module'" run p.py

# --- statuses ---

program 'import sys' 'print(sys.argv)' 'sys.exit(7)'
expect 7 "?'p.py', 'a', '-b', '--help', '--', 'c d'?" '' run p.py a -b --help -- 'c d'
is 'standard input' test "$(echo 'import sys; print(sys.argv, 6 * 7)' | "$binary" run -)" = "['-'] 42"
program 'import sys' 'sys.exit("why")'
expect 1 '' why run p.py
program 'import sys' 'sys.exit()'
expect 0 '' '' run p.py
program 'raise SystemExit(300)'
expect 44 '' '' run p.py
program 'print("before")' 'raise ValueError("x")'
expect 1 before '*ValueError: x' run p.py
program 'import asyncio' 'async def main():' '    await asyncio.get_running_loop().create_future()' \
    'asyncio.run(main())'
expect 4 '' '*Task-1*line 3*waits for*' run p.py
program 'import asyncio' 'lock = asyncio.Lock()' 'async def work():' '    async with lock:' \
    '        async with lock:' '            pass' 'async def main():' \
    '    await asyncio.gather(work(), work())' 'asyncio.run(main())'
expect 4 '' '*Task-1 (main, p.py, line 8) waits for gather() of Task-2, Task-3*Task-2 (work, p.py, line 5) waits for a lock*' run p.py

# --- limits, and programs without an end ---

stopped='asyncarium: the program was stopped at * s: it '
limit() { # limit OPTION MESSAGE LINE...
    local option=$1 message=$2
    shift 2
    program "$@"
    expect 5 '*' "$stopped$message" "$option" run p.py
}
limit --max-steps=1000 'took more steps than --max-steps' 'while True: pass'
limit --max-steps=1000 'took more steps than --max-steps' 'try:' '    while True: pass' 'except BaseException: pass' 'finally: print(1)'
limit --max-steps=1000 'took more steps than --max-steps' 'sum(iter(int, 1))'
limit --max-steps=1000 'took more steps than --max-steps' 'max(range(10**15))'
limit --max-steps=1000 'took more steps than --max-steps' '-1 in map(abs, range(10**15))'
twice='x, y = (x, x), (y, y)'
limit --max-steps=100000 'took more steps than --max-steps' 'x = y = 1.5' "for i in range(80): $twice" 'x == y'
limit --max-steps=1000 'took more steps than --max-steps' 'class A:' '    def __repr__(self):' \
    '        while True: pass' 'raise ValueError(A())'
limit --max-steps=1000 'took more steps than --max-steps' 'class A:' '    def __del__(self):' \
    '        while True: pass' 'a = A()'
limit --max-steps=10000 'took more steps than --max-steps' 'import asyncio' 'async def main():' \
    '    while True: await asyncio.sleep(0)' 'asyncio.run(main())'
limit --max-time=10s 'runs longer than --max-time' 'import asyncio' 'async def main():' \
    '    while True: await asyncio.sleep(1)' 'asyncio.run(main())'
limit --max-time=10s 'runs longer than --max-time' 'import time' 'while True: time.sleep(1)'
limit --max-output=10k 'wrote more than --max-output' 'while True: print("가나다")'
is 'output is cut between characters' iconv -f UTF-8 -t UTF-16 -o /dev/null "$work/out"
limit --max-tasks=1000 'has more tasks than --max-tasks' 'import asyncio' 'async def main():' \
    '    tasks = []' '    while True: tasks.append(asyncio.create_task(asyncio.sleep(1)))' \
    'asyncio.run(main())'
limit --max-memory=20M 'needs more memory than --max-memory' 'd, i = {}, 0' 'while True:' '    d[i] = str(i); i += 1'
limit --max-memory=20M 'needs more memory than --max-memory' 'x = []' 'while True: x = [x]'

memory() { # memory LINE...: MemoryError, or the limit
    program "$@"
    timeout 20 "$binary" --max-memory=64M run p.py >/dev/null 2>"$work/err" </dev/null
    case $?:$(tail -n 1 "$work/err") in
    1:MemoryError | 5:asyncarium:*) ok ;;
    *) fail "memory: $*: $(tail -n 1 "$work/err")" ;;
    esac
}
memory 'x = "x" * 10**12'
memory 'x = b"x" * 10**18'
memory 'x = [0] * 10**10'
memory 'x = (0,) * 10**18'
memory 'x = 1 << 10**10'
memory 'x = 1 << 10**18'
memory 'x = 10 ** 10 ** 10'
memory 'x = list(range(10**10))'
memory 'x = tuple(range(10**10))'
memory 'x = set(range(10**10))'
memory 'x = dict.fromkeys(range(10**10))'
memory 'x = "a".ljust(10**12)'
memory 'x = f"{1:>1000000000}"'
memory 'x = "%1000000000d" % 1'
memory 'x = bytes(10**12)'
memory 'x = bytearray(10**12)'
memory 's = "a"' 'while True: s += s'
memory 's = "a" * 1000000' 's = s.replace("a", s)'
memory 's = "a," * 1000000' 's = s.join([s] * 1000000)'
memory 'l = [1]' 'while True: l += l'
memory 'l = [1]' 'while True: l.extend(l)'
memory 'l = [iter(int, 1)]' 'l.extend(l[0])'
memory 'x = list(map(str, iter(int, 1)))'
memory 'x = "".join(map(str, iter(int, 1)))'
memory 'x = sorted(iter(int, 1))'
memory 'a, *b = iter(int, 1)'
memory 'print(*iter(int, 1))'
: >doubling
for ((i = 0; i < 50; i++)); do echo 'x += x' >>doubling; done
memory 'x = [1]' "$(cat doubling)"
memory 'x = (1,)' "$(cat doubling)"
memory 'x = "a"' "$(cat doubling)"
memory 'x = b"a"' "$(cat doubling)"
memory 'x = 0' "$(yes 'x = [x] * 10' | head -n 50 | tr '\n' ';')" 'repr(x)'
memory 'x = [0] * 1000' 'while True: x = [x] * 1000 + x'

deep() { # deep LINE...: RecursionError
    program "$@"
    timeout 20 "$binary" run p.py >/dev/null 2>"$work/err" </dev/null
    case $?:$(tail -n 1 "$work/err") in
    1:RecursionError:*) ok ;;
    *) fail "recursion: $*: $(tail -n 1 "$work/err")" ;;
    esac
}
deep 'def f(): f()' 'f()'
deep 'class A:' '    def __getattr__(self, name): return getattr(self, name + "x")' 'A().x'
deep 'class A:' '    def __eq__(self, other): return self == other' 'A() == A()'
deep 'class A:' '    def __repr__(self): return repr([self])' 'repr(A())'
deep 'class A:' '    def __call__(self): return self()' 'A()()'
deep 'class A:' '    def __iter__(self): return iter(self)' 'list(A())'
deep 'import sys' 'sys.setrecursionlimit(10**6)' 'class A:' '    def __getattr__(self, name): return getattr(self, name + "x")' 'A().x'
deep 'from itertools import chain' 'x = iter([])' 'for i in range(200000): x = chain(x, [])' 'list(x)'
deep 'x = []' 'for i in range(100000): x = [x]' 'repr(x)'
deep 'x = []' 'y = []' 'for i in range(100000): x, y = [x], [y]' 'x == y'
deep 'import asyncio' 'async def f(): await f()' 'asyncio.run(f())'
deep 'def f(): yield from f()' 'list(f())'
deep 'def f(g): return lambda: g()' 'g = int' 'for i in range(100000): g = f(g)' 'g()'
program 'x = []' 'for i in range(300000): x = [x]' 'del x' 'print("freed")'
expect 0 freed '' run p.py
program 'x = None' 'for i in range(300000): x = (lambda y: lambda: y)(x)' 'del x' 'print("freed")'
expect 0 freed '' run p.py
program 'e = None' 'for i in range(100000):' '    n = ValueError(); n.__context__ = e; e = n' 'del e, n' 'print("freed")'
expect 0 freed '' run p.py
for text in '(' '[' '-' 'not ' 'lambda: ' 'x.' '1+' 'f(' '1 if 1 else ' 'await ' '{'; do
    { printf 'x = '; for ((i = 0; i < 3000; i++)); do printf '%s' "$text"; done; echo; } >p.py
    timeout 20 "$binary" run p.py >/dev/null 2>&1
    status=$?
    is "3000 times '$text' in a row: status $status" test $status = 1 -o $status = 3
done

# --- signals and pipes ---

# interrupted LINE...: SIGINT ends it at once, with status 130.
interrupted() {
    program "$@"
    timeout -s INT --preserve-status 0.3 "$binary" run p.py >/dev/null 2>"$work/err"
    is "SIGINT: $*" test $? = 130
}
interrupted 'while True: pass'
interrupted 'import time' 'while True: time.sleep(1)'
interrupted 'while True: print(1)'
interrupted 'while True:' '    try:' '        while True: pass' '    except BaseException: pass'
interrupted 'import asyncio' 'async def main():' '    while True: await asyncio.sleep(1)' 'asyncio.run(main())'
interrupted 'sum(iter(int, 1))'

# Signals in virtual time.
program 'import asyncio' 'async def main():' '    try: await asyncio.sleep(9)' \
    '    finally: print("tidy", asyncio.get_running_loop().time())' 'asyncio.run(main())'
expect 130 'tidy 2.5' '*KeyboardInterrupt*' run --signal SIGINT@2.5 p.py
expect 130 'tidy 0.25' '*KeyboardInterrupt*' run --signal=2@250ms p.py
expect 143 '' '' run --signal TERM@1 p.py
expect 0 'tidy 9.0' '' run --signal WINCH@1 --signal SIGINT@9.5 p.py
expect 5 '' '*longer than --max-time*' run --signal SIGINT@3 --max-time 2 p.py
expect 0 '*signal number=2 name="SIGINT" action=handler*' '' trace --level schedule --signal SIGINT@1 p.py
expect 0 '*signal number=15 name="SIGTERM" action=ends*status=143 reason=signal*' '' \
    trace --level schedule --signal SIGTERM@1 p.py
for text in SIGINT SIGFOO@1 SIGINT@ SIGINT@x @1 65@1 32@1 SIGINT@-1; do
    expect 2 '' "*--signal: '*" run --signal "$text" p.py
done
program 'import signal, time' 'def handler(number, frame): print(number, time.monotonic())' \
    'signal.signal(signal.SIGUSR1, handler)' 'time.sleep(3)' 'print(time.monotonic())' 'signal.pause()'
expect 0 '10 1.0
10 1.0
10 2.0
3.0
10 4.0' '' run --signal USR1@2 --signal USR1@1 --signal USR1@1 --signal USR1@4 p.py

# What has no end is stopped within seconds, also where it is recorded.
program 'import asyncio' 'async def main():' '    while True: await asyncio.sleep(1)' 'asyncio.run(main())'
expect 5 '' '*took more steps*' run --max-steps 1000000 p.py
program 'import threading, time' 'def work():' '    while True: time.sleep(1)' \
    'for _ in "ab": threading.Thread(target=work).start()'
expect 5 '' '*took more steps*' run --max-steps 1000000 p.py
program 'while True: pass'
expect 0 'p.py: *' '' check p.py
expect 0 '*limit kind=steps*status=5 reason=limit*' '' trace --level schedule --max-steps 400 p.py

# --- input ---

program 'import asyncio, sys' 'async def main():' '    print("hi", input("name? "))' \
    '    print(asyncio.get_running_loop().time(), sys.stdin.readline(), end="")' 'asyncio.run(main())' \
    'try:' '    input("more? ")' 'except EOFError as error:' '    print(error, *error.__notes__)'
expect 0 'name? Kim
hi Kim
12:30
2.0 12:30
more? EOF when reading a line asyncarium: the answers are used up; give one more with --answer TEXT' '' \
    run --answer 2s:Kim --answer 12:30 p.py
printf '2s:Kim\r\n0s:1s:a' >answers
expect 0 'name? Kim
hi Kim
1s:a
2.0 1s:a
more? *' '' run --answers answers p.py
expect 0 '*block_begin task=1 why="input" duration=2.0*' '' trace --level schedule --answers answers p.py
expect 0 '*EOFError: EOF when reading a line*nobody is there to type*' '' trace p.py
expect 2 '' "*--answers: 'nothing': cannot read it*" run --answers nothing p.py
expect 2 '' "*--answer: '*' is not one line of text" run --answer 'a
b' p.py
program 'print(input("a? "))' 'import sys' 'for line in sys.stdin:' '    print(line)'
is 'piped input' test "$(printf 'x\ny\nz' | "$binary" run p.py)" = 'a? x
y

z'
program 'import asyncio, signal' 'async def main():' '    event = asyncio.Event()' \
    '    signal.signal(signal.SIGINT, lambda *args: event.set())' '    await event.wait()' 'asyncio.run(main())'
expect 4 '' '*the loop sleeps*add_signal_handler*' run --signal SIGINT@1 p.py

program 'for i in range(1000000): print(i)'
is 'a reader that goes away' test "$("$binary" run p.py 2>&1 | head -n 1)" = 0
program 'import sys' 'for i in range(3): print("out", i); print("err", i, file=sys.stderr)'
is 'stdout and stderr in order' test "$("$binary" run p.py 2>&1 | tr '\n' ' ')" = \
    'out 0 err 0 out 1 err 1 out 2 err 2 '
if [ -e /dev/full ]; then
    for arguments in 'run p.py' 'trace p.py' 'dis p.py' 'export p.py' '--help'; do
        # shellcheck disable=SC2086
        "$binary" $arguments >/dev/full 2>"$work/err" </dev/null
        is "a full disk: $arguments" test $? = 1 -a "$(grep -c 'No space left' "$work/err")" = 1
    done
fi
"$binary" run p.py >&- 2>/dev/null
is 'standard output closed' test $? = 0
"$binary" run p.py <&- >/dev/null 2>&1
is 'standard input closed' test $? = 0
"$binary" run p.py >/dev/null 2>&-
is 'standard error closed' test $? = 0

# --- check: how long, and the mistakes that a run shows ---

program 'import asyncio, time' 'async def fetch(n):' '    await asyncio.sleep(n)' '    return n' \
    'async def main():' '    for i in (1, 2):' '        await fetch(i)' 'asyncio.run(main())'
expect 1 'p.py: *
p.py:7: note: 2 awaits one after the other took 3.0 s; together * take 2.0 s. (t = 3.0 s)' '' \
    check --lang en p.py
program 'import asyncio' 'async def fetch(n):' '    await asyncio.sleep(1)' '    return n' \
    'async def main():' '    a = await fetch(1)' '    await fetch(a)' 'asyncio.run(main())'
expect 0 'p.py: *
p.py: no mistake found' '' check --lang en p.py
program 'import asyncio, time' 'async def forgot(): pass' 'async def boom(): raise ValueError("lost")' \
    'async def blocks():' '    time.sleep(0.5)' 'async def main():' '    forgot()' \
    '    asyncio.create_task(boom())' '    await asyncio.sleep(0.1)' '    await blocks()' \
    'asyncio.run(main())'
expect 1 'p.py: *
p.py:7: note: forgot() was called but never awaited*
p.py:3: note: Task-2 failed with ValueError('\''lost'\'')*
p.py:5: note: blocks() blocks the whole event loop for 0.5 s; 0 more*' '' check --lang en p.py
expect 1 '*forgot()을 부르기만*Task-2가 ValueError*blocks()가 이벤트 루프*' '' check --lang ko p.py
program 'import asyncio' 'async def stubborn():' '    try:' '        await asyncio.sleep(9)' \
    '    except asyncio.CancelledError:' '        pass' '    await asyncio.sleep(1)' \
    'async def main():' '    task = asyncio.create_task(stubborn())' '    await asyncio.sleep(1)' \
    '    task.cancel()' '    await task' 'asyncio.run(main())'
expect 1 'p.py: *
p.py:6: note: Task-2 swallowed its CancelledError*' '' check --lang en p.py
program 'import asyncio' 'async def tick():' '    await asyncio.sleep(1)' 'async def main():' \
    '    asyncio.create_task(tick())' '    kept = asyncio.create_task(tick())' '    await kept' \
    'asyncio.run(main())'
expect 1 'p.py: *
p.py:5: note: Only the event loop has Task-2, *' '' check --lang en p.py
program 'import asyncio' 'async def save(n):' '    await asyncio.sleep(n)' 'async def main():' \
    '    kept = [asyncio.create_task(save(n)) for n in (3, 4)]' '    await asyncio.sleep(1)' \
    'asyncio.run(main())'
expect 1 'p.py: *
p.py:5: note: 2 tasks made here, Task-2 the first, were still at work when main ended*' '' check --lang en p.py
program 'import asyncio' 'async def save(n):' '    await asyncio.sleep(n)' 'async def tick():' \
    '    while True:' '        await asyncio.sleep(1)' 'async def serve(reader, writer):' \
    '    await reader.readline()' 'async def main():' \
    '    server = await asyncio.start_server(serve, "127.0.0.1", 8000)' \
    '    pair = await asyncio.open_connection("127.0.0.1", 8000)' \
    '    ticker = asyncio.create_task(tick())' '    task = asyncio.create_task(save(9))' \
    '    await asyncio.sleep(1)' '    task.cancel()' 'async def fails():' \
    '    task = asyncio.create_task(save(9))' '    await asyncio.sleep(1)' '    raise ValueError' \
    'asyncio.run(main())' 'asyncio.run(fails())'
expect 0 'p.py: *
p.py: no mistake found' '' check --lang en p.py # cancelled, endless, a server, failed
program 'import asyncio' 'async def fails():' '    raise ValueError' 'async def main():' '    try:' \
    '        async with asyncio.TaskGroup() as group:' '            group.create_task(fails())' \
    '    except* ValueError:' '        pass' '    task = asyncio.create_task(asyncio.sleep(9))' \
    '    task.cancel()' '    try:' '        await task' '    except asyncio.CancelledError:' \
    '        print("stopped")' 'asyncio.run(main())'
expect 0 'p.py: *
p.py: no mistake found' '' check --lang en p.py # the group had cancelled main() itself
program 'import asyncio' 'async def w(a, b):' '    async with a:' '        await asyncio.sleep(1)' \
    '        async with b:' '            pass' 'async def main():' \
    '    a, b = asyncio.Lock(), asyncio.Lock()' '    await asyncio.gather(w(a, b), w(b, a))' \
    'asyncio.run(main())'
expect 1 'p.py: *
p.py:5: note: The program waits for ever, in a circle: Task-2 → lock → Task-3 → lock → Task-2. (t = 1.0 s)' \
    '' check --lang en p.py
expect 4 '' '*in a circle: Task-2 → lock → Task-3 → lock → Task-2.' run p.py
program 'import asyncio, threading' 'lock = threading.Lock()' 'async def w(n):' '    with lock:' \
    '        await asyncio.sleep(1)' 'async def main():' '    await asyncio.gather(w(1), w(2), w(3))' \
    'asyncio.run(main())'
expect 4 '' 'asyncarium: the program waits for ever at 0.0 s: a call blocks the loop, and never returns
  Task-1 (main, p.py, line 7) waits for gather() of Task-2, Task-3, Task-4
  Task-2 (w, p.py, line 5) sleeps, and its loop stands still
  Task-3 (w, p.py, line 4) blocks its loop: it waits for a lock that nobody will release
  Task-4 (w, p.py, line 3) is ready, but its loop stands still
  MainThread waits for a lock that nobody will release' run p.py
program 'import asyncio' 'async def w(lock):' '    async with lock:' '        await asyncio.sleep(1)' \
    'async def main():' '    lock = asyncio.Lock()' '    await asyncio.gather(w(lock), w(lock))' \
    'asyncio.run(main())'
expect 1 'p.py: *
p.py:4: note: Task-2 holds the lock while it waits another 1.0 s; Task-3 stands in line*' \
    '' check --lang en p.py
program 'async def main(:'
expect 1 '' '*p.py:1:1*' check p.py
expect 2 '' 'asyncarium: error: check needs a FILE*' check

program 'print("a")' 'raise ValueError("<no>")'
expect 0 '{"file":"p.py","time":0.0,"status":1,"end":"exception","output":\[{"time":0.0,"who":"MainThread","stream":"stdout","text":"a\\n"},*\],"errors":\[{"time":0.0,"text":"ValueError: ?u003cno>"}\],"mistakes":\[\]}' \
    '' check --json p.py
expect 0 'p.py: 0.0 s, exit status 1
    0.0  MainThread  "a\\n"*
p.py: no mistake found' '' check --order p.py

# --- tell: in words ---

program 'import asyncio' 'async def main():' '    await asyncio.sleep(1.5)' '    print("hi")' 'asyncio.run(main())'
expect 0 '0.0 s  The program is ready*
0.0 s  Task-1 main: *
1.5 s  *
    1.5 s  > hi
*' '' tell --lang en p.py
expect 0 '*1.5 s  Task-1 main: Task-1이*' '' tell --lang ko --step line p.py
expect 2 '' '*none of line, await*' tell --step week p.py

# --- check: lessons are proved ---

lesson() { # LANGUAGE TIME ANSWER: a lesson with one program
    printf -- '---\nformat: 1\nid: tea\ntitle: Tea\nlang: %s\n---\n\n# Tea\n\n' "$1"
    printf '<!-- sim: id=tea file=tea.py marks=3 seed=4 -->\n```python\nasync def main():\n```\n\n'
    printf '<!-- sim: expect for=tea time=%s -->\n```text\nhot\ncold\n```\n\n' "$2"
    printf '<!-- sim: question for=tea at=line:3 answer=%s -->\n\nNext?\n\n1. `cold`\n2. `hot`\n\n' "$3"
    printf '<details><summary>Why</summary>\n\nSo.\n\n</details>\n'
}
mkdir -p course/1-tea
printf 'import asyncio\nasync def main():\n    print("hot")\n    await asyncio.sleep(1.5)\n    print("cold")\nasyncio.run(main())\n' >course/1-tea/tea.py
lesson en 1.5 2 >course/1-tea/lesson.en.md
expect 1 '*course/1-tea/lesson.ko.md: error: *' '' check course
lesson ko 1.5 2 >course/1-tea/lesson.ko.md
expect 0 'course/1-tea/lesson.en.md: proved: programs 1, expectations 1, answers 1
course/1-tea/lesson.ko.md: proved*' '' check course/
expect 0 'course/1-tea/lesson.en.md: proved*' '' check course/1-tea/lesson.en.md
lesson en 1.5 1 >course/1-tea/lesson.en.md
expect 1 'course/1-tea/lesson.en.md:25: error: asked for output, choice 1 is the answer, but*
*course/1-tea/lesson.ko.md:*: error: *another question*' '' check course
lesson en 2.5 2 | sed 's/^cold$/warm/' >course/1-tea/lesson.en.md
expect 1 "course/1-tea/lesson.en.md:15: error: tea.py takes 1.5 s
course/1-tea/lesson.en.md:18: error: tea.py prints 'cold' here*" '' check course/1-tea/lesson.en.md
expect 0 'course/1-tea/lesson.en.md: 2 expectations written' '' check --accept course/1-tea/lesson.en.md
lesson en 1.5 2 >"$work/wanted.md"
is 'accepted expectations' cmp -s "$work/wanted.md" course/1-tea/lesson.en.md
sed -i 's/marks=3/marks=9/; s/async def main/async def mainly/' course/1-tea/lesson.en.md
expect 1 "*.md:12: error: the fence shows 'async def mainly():', which tea.py has not (or not here)
*.md:10: error: marks: line 9 of tea.py is never run*" '' check course/1-tea/lesson.en.md
# Callouts: at places that are reached, about tasks that are there.
lesson en 1.5 2 >course/1-tea/lesson.en.md
printf '\n<!-- sim: callout for=tea at=%s text="%s" -->\n' line:4 'it sleeps' time:1.0 'still asleep' end bye \
    >>course/1-tea/lesson.en.md
expect 0 '*proved*' '' check course/1-tea/lesson.en.md
expect 1 '*course/1-tea/lesson.ko.md: error: has 0 callouts where the other language has 3*' '' check course
printf '\n<!-- sim: callout for=tea at=%s text=x -->\n' line:3#2 'line:4 task=Task-9' >>course/1-tea/lesson.en.md
expect 1 "*.md:40: error: callout of tea.py: the run does not come to this place
*.md:42: error: callout of tea.py: there is no task 'Task-9' at this place*" '' check course/1-tea/lesson.en.md
lesson en 1.5 2 | sed 's/marks=3/marks=9/; s/async def main/async def mainly/' >course/1-tea/lesson.en.md
sed -i 's/seed=4/seed=x/' course/1-tea/lesson.en.md
expect 1 "course/1-tea/lesson.en.md:10: error: seed: 'x' is not a number*" '' check course/1-tea/lesson.en.md
# Where bytecodes cost time, up to a hundredth; an error with its module or without.
printf 'sum(range(1000000))\n(1).x\n' >course/1-tea/tea.py
lesson en 1.0 2 | sed 's/marks=3 seed=4/cpu=2us/; /^```/,/^```/d; s/time=1.0/time=1.0 status=1/
    s/ at=line:3/ at=start ask=error/; s/cold/TypeError/; s/hot/AttributeError/' >course/1-tea/lesson.en.md
expect 0 'course/1-tea/lesson.en.md: proved: programs 1, expectations 1, answers 1' '' \
    check course/1-tea/lesson.en.md
sed -i 's/time=1.0/time=0.98/; s/TypeError/Error/' course/1-tea/lesson.en.md
expect 1 'course/1-tea/lesson.en.md:12: error: tea.py takes 1.00* s' '' check course/1-tea/lesson.en.md
printf 'import asyncio\nasync def main():\n    asyncio.Future().result()\nasyncio.run(main())\n' \
    >course/1-tea/tea.py
sed -i 's/cpu=2us//; s/time=0.98/time=0/; s/AttributeError/InvalidStateError/' course/1-tea/lesson.en.md
expect 0 '*proved*answers 1' '' check course/1-tea/lesson.en.md
expect 1 'nowhere.md: error: *' '' check nowhere.md
mkdir -p empty
expect 1 'empty: error: no lesson in there*' '' check empty
mkfifo pipe
cat pipe >"$work/piped" &
is 'the lessons of the course' "$binary" check "$top/lessons" -o pipe
wait $!
is 'a pipe is written to, not replaced' test -p pipe -a -s "$work/piped"

expect 0 '04-tea: lesson.en.md, lesson.ko.md, first.py' '' new 04-tea
expect 0 '*04-tea/lesson.ko.md: proved*' '' check 04-tea
expect 1 '' '*cannot make the folder 04-tea*' new 04-tea
expect 2 '' '*a lesson*name has letters*' new ../x
expect 0 '01-*' '' lessons
expect 2 '' '*lessons takes no FILE*' lessons x
"$binary" lessons --keys >"$work/keys"
is 'lessons/README.md has the table of all directives (asyncarium lessons --keys)' \
    diff <(sed '1,/^<!-- table/d' "$top/lessons/README.md" | sed '1d') "$work/keys"

# --- verify: the same under CPython, where there is one of the right version ---

if /usr/bin/python3 -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
    cp "$top/tests/conformance/asyncio/gather_cancel.py" p.py
    expect 0 'p.py: no difference' '' verify p.py
    program 'import sys' 'print("one")' 'print("at", len(sys.modules))' 'sys.exit(3)'
    expect 1 'standard output, line 2:*CPython     at *asyncarium  at *' '' verify p.py
    program 'import asyncio, random' 'print(random.random())' \
        'asyncio.run(asyncio.Event().wait())'
    expect 0 'p.py: no difference' '' verify --seed 5 p.py
    program 'x = ('
    expect 0 'p.py: no difference' '' verify p.py
    program 'exec("1")'
    expect 2 '' '*error: exec() is not supported*' verify p.py
fi

# --- trace, dis, export ---

cp "$top/tests/conformance/asyncio/gather_cancel.py" p.py
sum=$("$binary" trace p.py | cksum)
for ((i = 0; i < 10; i++)); do
    [ "$("$binary" trace p.py | cksum)" = "$sum" ] || break
done
is 'ten traces are one' test $i = 10
"$binary" trace p.py -o p.trace
is 'trace -o' test "$(cksum <p.trace)" = "$sum"
is 'schedule is less than full' test \
    "$("$binary" trace --level schedule p.py | wc -l)" -lt "$(wc -l <p.trace)"
program 'import asyncio' 'async def cleans():' '    try:' '        await asyncio.sleep(9)' '    finally:' \
    '        pass' 'async def swallows():' '    try:' '        await asyncio.sleep(9)' \
    '    except asyncio.CancelledError:' '        pass' 'async def main():' \
    '    tasks = [asyncio.create_task(f()) for f in (cleans, swallows)]' '    await asyncio.sleep(1)' \
    '    for task in tasks:' '        task.cancel()' '    await asyncio.wait(tasks)' 'asyncio.run(main())'
is 'cancellations caught and swallowed' test "$("$binary" trace --level schedule p.py |
    sed -n 's/.*cancel_\([cs][^ ]* task=[0-9]*\) code=[0-9]*/\1/p' | tr '\n' ',')" = \
    'caught task=2 line=4,caught task=3 line=10,swallowed task=3 line=10,'
program 'import asyncio, time' 'async def main():' '    await asyncio.sleep(1)' 'asyncio.run(main())' 'time.sleep(2)'
is 'behind the loop it is no task that blocks' test "$("$binary" trace p.py | sed -n 's/.*\(block_.*\)/\1/p' |
    tr '\n' ',')" = 'block_begin why="time.sleep" duration=2.0 code=1 line=5,block_end,'
program 'print(1)'
expect 1 '' 'asyncarium: error: cannot write none/p.trace: No such file or directory' trace p.py -o none/p.trace
expect 0 '*LOAD_CONST*' '' dis p.py
program 'import asyncio' 'async def 일꾼(i):' '    await asyncio.sleep(i)' '    print("<&\x1b[31m>", i)' \
    'async def main(): await asyncio.gather(*(일꾼(i) for i in range(3)))' 'asyncio.run(main())'
expect 0 '' '' export p.py -o p.svg --title '<"&'"'"'>'
if command -v xmllint >/dev/null; then
    is 'the picture is XML' xmllint --noout p.svg
fi
is 'the picture has text' grep -q '<text' p.svg

# --- two programs ---

printf '%s\n' 'import time' 'for name, s in (("tea", 2), ("egg", 3)):' '    time.sleep(s)' '    print(name)' >a.py
printf '%s\n' 'import asyncio' 'async def cook(name, s):' '    await asyncio.sleep(s)' '    print(name)' \
    'async def main():' '    await asyncio.gather(cook("tea", 2), cook("egg", 3))' 'asyncio.run(main())' >b.py
printf 'print(\n' >bad.py
expect 0 'a.py      5.00 s
b.py      3.00 s  ×1.67
First difference: line 2 of the output, “egg”, comes at 5.00 s in a.py and at 3.00 s in b.py.' '' compare a.py b.py --lang en
expect 0 'b.py      3.00 s  ×1.67
a.py      5.00 s
첫 차이:*“egg”*' '' compare b.py a.py --lang ko
expect 0 'a.py      5.00 s
a.py      5.00 s
Both print the same lines at the same times.' '' compare a.py a.py --lang en
printf '%s\n' 'import asyncio' 'async def main():' '    print("tea")' \
    '    await asyncio.get_running_loop().create_future()' 'asyncio.run(main())' >stuck.py
expect 0 'stuck.py  never ends
a.py          5.00 s
First difference: line 1 of the output, “tea”*' '' compare stuck.py a.py --lang en
expect 2 '' 'asyncarium: *compare takes two FILEs*' compare a.py
expect 2 '' 'asyncarium: *compare takes two FILEs*' compare
expect 2 '' 'asyncarium: *standard input is one program*' compare - -
expect 2 '' 'asyncarium: *No such file*' compare a.py none.py
expect 1 '' "asyncarium: *bad.py:1:6: error: '(' was never closed" compare a.py bad.py
expect 1 '' "asyncarium: *bad.py:1:6: error: '(' was never closed" compare bad.py a.py
expect 2 '' 'asyncarium: *at most two*' compare a.py b.py --label 1 --label 2 --label 3
expect 2 '' 'asyncarium: *not a size*' compare a.py b.py --size big -o p.svg
expect 0 '' '' compare a.py b.py -o p.svg --title 'Tea <&> egg' --subtitle 차와 --label one --label 둘
is 'the comparison is a picture' grep -q '×1.67' p.svg
is 'with what was asked for' test "$(grep -c '>Tea &lt;&amp;&gt; egg<\|>차와<\|>one<\|>둘<' p.svg)" -ge 4
expect 0 '*<svg*a.py 5.00 s, b.py 3.00 s*' '' export a.py b.py
printf ':screen\n' >s.script
expect 0 '*a.py*b.py*First difference*' '' play a.py --compare b.py --script s.script --lang en --size 70x14
expect 0 '*a.py*b.py*' '' compare a.py b.py --script s.script --lang en
printf '%s\n' 'from urllib.request import urlopen' 'print(urlopen("https://x.dev").status)' >w.py
expect 0 'w.py      0.50 s*a.py*' '' compare w.py a.py --url x.dev=0.5s

# --- a program reaches nothing outside its folder ---

echo secret >"$work/secret.py"
ln -s ../secret.py link.py
ln -s .. up
mkdir -p package && ln -s ../../secret.py package/inner.py
refuse() { # refuse LINE...: it fails, and the secret is not told
    program "$@"
    timeout 20 "$binary" run p.py >"$work/out" 2>"$work/err" </dev/null
    case $? in
    1 | 3) ! grep -q 'secret$\|root:' "$work/out" ;;
    *) false ;;
    esac
    is "nothing outside is reached: $*" test $? = 0
}
refuse 'print(open("/etc/passwd").read())'
refuse 'print(open("../secret.py").read())'
refuse 'print(open("link.py").read())'
refuse 'print(open("up/secret.py").read())'
refuse 'print(open("package/../../secret.py").read())'
refuse 'import link'
refuse 'import package.inner'
refuse 'import up.secret'
refuse 'import os; os.system("touch harm")'
refuse 'import subprocess; subprocess.run(["touch", "harm"])'
refuse 'import ctypes'
export ASYNCARIUM_TEST=secret
refuse 'import os; print(os.environ["ASYNCARIUM_TEST"])'
refuse 'import socket; socket.socket().connect(("127.0.0.1", 1))'
program 'with open("harm", "w") as f: f.write("x")' 'print(open("harm").read())'
timeout 20 "$binary" run p.py >"$work/out" 2>&1 </dev/null
is 'nothing was written' test ! -e harm -a -z "$(find "$work" -name 'harm*')"

echo "cli: $passed passed, $failed failed"
[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
