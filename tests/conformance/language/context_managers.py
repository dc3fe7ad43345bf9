"""with: several managers, suppression, order, errors inside."""
class M:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t.__name__ if t else None, v, tb is not None)
        return self.s
with M("a") as a, M("b") as b: print(a, b)
with (M("c") as c, M("d")): print(c)
with (M("x"),
      M("y") as y,
): print(y)
with M("s", True): raise ValueError("gone")
try:
    with M("o"), M("i"): raise KeyError("k")
except KeyError as e: print("out", e)
with M("outer", True):
    with M("inner"): 1 / 0
def f():
    with M("ret"): return "value"
print(f())
for i in range(2):
    with M(i):
        if i == 0: continue
        break
class Bad:
    def __enter__(self): raise RuntimeError("enter fails")
    def __exit__(self, *a): print("never")
try:
    with M("first"), Bad(): pass
except RuntimeError as e: print(e)
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise OSError("exit fails")
try:
    with BadExit(): raise ValueError("body")
except OSError as e: print(e, repr(e.__context__))
for bad in (5, object()):
    try:
        with bad: pass
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class T:
    def __enter__(self): return (1, [2, 3])
    def __exit__(self, *a): pass
with T() as (p, [q, r]): print(p, q, r)
d = {}
with T() as d["k"]: print(d)
class Stack:
    def __init__(self): self.fs = []
    def __enter__(self): return self
    def push(self, f): self.fs.append(f)
    def __exit__(self, *a):
        while self.fs: self.fs.pop()()
with Stack() as s:
    s.push(lambda: print("first in")); s.push(lambda: print("last in"))
