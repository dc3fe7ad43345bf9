"""Small statements: pass, del, assert, global at module level, semicolons, line joining, nested ifs."""
if 1: pass
elif 2: print("no")
x = 1; y = 2; print(x, y)
if x == 1: print("one"); print("still")
total = 1 + \
    2 + \
    3
print(total)
l = [
    1,
    2,   # comment

    3,
]
print(l)
s = ("a"
     "b"
     # comment between
     "c")
print(s)
def f(
    a,
    b=2,
    *,
    c=3,
): return (a,
           b, c)
print(f(1))
del l[0], x
print(l)
del (y, total)
while True:
    if len(l) < 5:
        l.append(0)
        continue
    break
print(l)
for i in range(3):
    for j in range(3):
        if j == 1: break
        print(i, j)
if not l: pass
else:
    if len(l) == 5:
        if l[0] == 2:
            print("deep")
global_x = 5
class C: pass
class D(): x = 1; y = 2
print(D.x, D.y, C.__name__)
def empty(): ...
def doc(): "docstring only"
print(empty(), doc(), doc.__doc__)
print(((((1)))), (1,), [[[]]], -(-(-1)), not not not 0)
a = [0] * 3; a[0] = a[1] = a[2] = 7; print(a)
print("end"); 
if True:
	print("tab indented")
lst = [i
       for i in range(3)
       if i]
print(lst); print({
    "a": 1,
    **{"b": 2},
}); print(f(
    *[1],
    **{"b": 5},
))
assert True, "never"
x = 5 if l else 6
print(x, end="!\n"); print(); print("a", "b", sep=""); print("a", "b", sep="", end=""); print("c", flush=True); print(*[], sep="x"); print(1, 2, sep=None, end=None)
import sys
print("to stdout", file=sys.stdout); print("to stderr", file=sys.stderr); print(None, file=None)
try: print(1, sep=5)
except TypeError as e: print(e)
__debug__ and print("debug")
print(__name__)
