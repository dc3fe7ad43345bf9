"""Properties, descriptors, __getattr__ and its family."""
class Temp:
    def __init__(self, c): self._c = c
    @property
    def c(self):
        "Celsius."
        return self._c
    @c.setter
    def c(self, v):
        if v < -273: raise ValueError("too cold")
        self._c = v
    @c.deleter
    def c(self): print("deleted"); self._c = 0
    @property
    def f(self): return self._c * 9 / 5 + 32
t = Temp(20)
print(t.c, t.f); t.c = 30; print(t.c); del t.c; print(t.c, Temp.c.__doc__, type(Temp.c), Temp.c.fget.__name__)
try: t.c = -300
except ValueError as e: print(e)
try: t.f = 1
except AttributeError as e: print(e)
try: del t.f
except AttributeError as e: print(e)
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = v
    def __delete__(self, obj): del obj.__dict__[self.name]
class Pt:
    x = Typed(int)
    y = Typed(str)
p = Pt(); print(p.x); p.x = 5; print(p.x, p.__dict__); del p.x; print(p.x)
try: p.y = 5
except TypeError as e: print(e)
print(type(Pt.x).__name__, Pt.__dict__["x"].kind)
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, o, t):
        v = self.f(o); o.__dict__[self.f.__name__] = v; return v
class L:
    @Lazy
    def data(self): print("computing"); return 42
l = L(); print(l.data, l.data)
class Dyn:
    def __getattr__(self, n):
        if n.startswith("x"): return n * 2
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
d = Dyn(); d.a = 1; print(d.a, d.xy); del d.a
try: d.a
except AttributeError as e: print(e)
print(hasattr(d, "zz"), getattr(d, "q", 7), hasattr(d, "x1"))
class Spy:
    v = 1
    def __getattribute__(self, n): return "got " + n if n != "v" else super().__getattribute__(n)
print(Spy().anything, Spy().v)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slots(); print(s.a, Slots.a, Slots.__slots__)
for f in (lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__, lambda: s.c):
    try: f()
    except AttributeError as e: print(e)
class SubSlots(Slots): pass
x = SubSlots(); x.c = 5; print(x.c, x.__dict__)
class Private:
    def __init__(self): self.__secret = 1; self._prot = 2
    def get(self): return self.__secret
    def __hidden(self): return "h"
    def call(self): return self.__hidden()
v = Private(); print(v.get(), v.call(), v._Private__secret, v.__dict__)
try: v.__secret
except AttributeError as e: print(e)
class WP:
    v = property(lambda s: s.q, lambda s, x: setattr(s, "q", x * 2), None, "doc!")
w = WP(); w.v = 4; print(w.v, WP.v.__doc__)
