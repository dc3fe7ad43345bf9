"""input() and sys.stdin: piped text is not shown again; the last line may lack its end."""
import io
import sys

name = input("Your name? ")
print(f"Hello, {name}!")
print(int(input("Age: ")) + 1)
print(repr(input()), repr(input("carriage return: ")))
print(repr(sys.stdin.read(3)), repr(sys.stdin.readline(2)), repr(sys.stdin.readline()))
print(repr(sys.stdin.read(0)), repr(sys.stdin.readline()))
for number, line in enumerate(sys.stdin, 1):
    print(number, line.rstrip())
    if "stop" in line:
        break
print(sys.stdin.readlines(3), sys.stdin.readlines(1))
print(repr(sys.stdin.read()), repr(sys.stdin.read()), repr(sys.stdin.readline()))
print(list(sys.stdin), sys.stdin.readable(), sys.stdin.writable(), sys.stdout.readable())
try:
    input("more? ")
except EOFError as error:
    print(repr(error))
for mistake in (lambda: input(1, 2), lambda: input(prompt="x"), lambda: sys.stdin.write("x"),
                lambda: sys.stdout.read(), lambda: sys.stdin.read("x")):
    try:
        mistake()
    except (TypeError, OSError) as error:
        print(type(error).__name__, error)
sys.stdin = io.StringIO("from a string\nand its last line")
sys.stdout = shown = io.StringIO()
lines = [input("first> "), input(3)]
sys.stdout = sys.__stdout__
print(lines, repr(shown.getvalue()))
sys.stdin = None
try:
    input("lost")
except RuntimeError as error:
    print(error)
sys.stdin = sys.__stdin__
input("the end: ")
