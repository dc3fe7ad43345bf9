"""Properties read again and again: inherited, failing, replaced, too deep, with __getattr__ behind them."""
import sys, traceback
class A:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @property
    def bad(self): raise AttributeError("inner")
    @property
    def gen(self):
        yield 1
    @property
    def deep(self): return self.deep
    @x.setter
    def x(self, v): self._x = v
class B(A):
    @property
    def x(self): return super().x + 10
a, b = A(), B()
def get(o): return o.x
for i in range(5):
    print(get(a), get(b), [o.x for o in (a, b, a)], list(a.gen))
    a.x = i
for i in range(3):
    try: a.bad
    except AttributeError as e: print(e); traceback.print_exc(file=sys.stdout)
    print(getattr(a, "bad", "none"), hasattr(a, "bad"))
    try: a.deep
    except RecursionError as e: print(str(e)[:32])
p = A.__dict__["x"]
for i in range(4):
    print(get(a))
    if i == 1: p.__init__(lambda self: "replaced")
    if i == 2: A.x = property(len and (lambda self: [self, "again"][1]))
A.x = 5
print(get(a))
del A.x
try: get(a)
except AttributeError as e: print(e)
class G:
    def __getattr__(self, n): return n + "?"
    @property
    def y(self): raise AttributeError("gone")
for i in range(3): print(G().y)
class C:
    @property
    def later(self, extra=3): return extra
    n = property(len)
    def __len__(self): return 4
for i in range(3): print(C().later, C().n)
