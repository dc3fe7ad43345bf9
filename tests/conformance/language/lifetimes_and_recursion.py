import sys
class C:
    def __init__(self, x): self.x = x
    def __del__(self): print("del", self.x)
def f():
    c = C(1)
    return 5
f()
print(C(2).x)
c = C(3); c = C(4)
del c
def rec(n): return 1 + rec(n - 1) if n else 0
print(rec(900))
sys.setrecursionlimit(20000)
print(rec(15000))
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print(str(e)[:32])
class L:
    def __lt__(self, o): return True
print(sorted([L(), L()], key=lambda x: 1) is not None)
def bad_init():
    class X:
        def __init__(self): return 5
    try: X()
    except TypeError as e: print(e)
bad_init()
class Base:
    def __init__(self, a): self.a = a
class Der(Base):
    def __init__(self, a, *b, c=1): super().__init__(a); self.b = b; self.c = c
d = Der(1, 2, 3, c=4); print(d.a, d.b, d.c)
d.meth = lambda: 7; print(d.meth())
for o in (Der(1), Der(2)):
    print(o.a, getattr(o, 'zz', 'none'))
class Cnt:
    n = 0
    def inc(self): self.n += 1; return self.n
k = Cnt(); print([k.inc() for _ in range(3)], Cnt.n)
Cnt.inc = lambda self: 99
print(k.inc())
