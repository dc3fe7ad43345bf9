# io: line ends of StringIO, sizes and errors of both; fnmatch's sets; clocks by number.
import fnmatch
import io
import operator
import time
from contextlib import ExitStack, contextmanager

for newline in ("\n", None, "", "\r", "\r\n"):
    s = io.StringIO("a\nb\r\nc\rd", newline=newline)
    lines = list(s)
    s.write("e\nf")
    print(repr(newline), lines, repr(s.getvalue()), repr(s.newlines))
for bad in (lambda: io.StringIO(newline="x"), lambda: io.StringIO(newline=3), lambda: io.StringIO(b"x"),
            lambda: io.BytesIO("x"), lambda: io.StringIO().read("x"), lambda: io.StringIO().seek(-1),
            lambda: io.StringIO("abc").truncate(-1), lambda: io.BytesIO().truncate(-1),
            lambda: io.StringIO().detach(), lambda: io.StringIO().fileno(), lambda: io.BytesIO(3),
            lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x"),
            lambda: io.BytesIO().seek(1.5)):
    try:
        print(repr(bad()))
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
closed = io.StringIO("x")
closed.close()
for method in ("read", "getvalue", "isatty", "readable", "tell", "flush", "__iter__"):
    try:
        print(getattr(closed, method)())
    except ValueError as e:
        print(method, e)
print(io.BytesIO(None).getvalue(), io.StringIO(None).getvalue() == "")
b = io.BytesIO(b"one\ntwo\n")
print(b.readline(2), b.readline(), b.read(None), b.seek(-3, 2), b.read(), b.truncate(3), b.getvalue())

for name, pattern in (("a", "[^az]"), ("^", "[^az]"), ("b", "[a-c]"), ("b", "[c-a]"), ("x", "[!c-a]"),
                      ("]", "[]]"), ("a]", "a[]]"), ("-", "[a-]"), ("[", "["), ("a.py", "*.py"),
                      ("A.py", "a*"), ("xay", "**a**")):
    print(fnmatch.fnmatchcase(name, pattern), end=" ")
print(fnmatch.filter(["a.py", "b.txt", "c.py"], "*.p?"), fnmatch.filter([b"x.c"], b"*.c"))
print(operator.length_hint(iter([1, 2]), 7), operator.length_hint(5, 3), operator.index(True))
for f in (lambda: operator.index("x"), lambda: operator.concat(1, 2), lambda: operator.length_hint([], "x")):
    try:
        f()
    except TypeError as e:
        print(e)
print(time.clock_gettime(time.CLOCK_MONOTONIC) >= 0, time.clock_gettime(time.CLOCK_REALTIME) > 1e9,
      time.clock_getres(time.CLOCK_MONOTONIC))


# What a generator is thrown keeps its own context.
@contextmanager
def replacing(error):
    try:
        yield
    finally:
        raise error


errors = [Exception(n) for n in range(4)]
try:
    with ExitStack() as stack:
        for error in errors[:0:-1]:
            stack.enter_context(replacing(error))
        raise errors[0]
except Exception as e:
    while e is not None:
        print(e, end=" ")
        e = e.__context__
print()
