"""Less common class features."""
class A:
    x = [1]
    def __init__(self): self.x = self.x + [2]
a = A(); print(a.x, A.x)
class B:
    count = 0
    def inc(self): self.count += 1
b = B(); b.inc(); b.inc(); print(b.count, B.count)
class Base:
    def __init__(self): print("Base init"); self.setup()
    def setup(self): print("Base setup")
class Sub(Base):
    def setup(self): super().setup(); print("Sub setup")
Sub()
class Mixin:
    def describe(self): return f"{self.__class__.__name__}: {sorted(self.__dict__)}"
class P(Mixin):
    def __init__(self, **k): self.__dict__.update(k)
print(P(b=1, a=2).describe())
class M1:
    def go(self): print("M1"); super().go()
class M2:
    def go(self): print("M2"); super().go()
class End:
    def go(self): print("End")
class All(M1, M2, End): pass
All().go(); print([c.__name__ for c in All.__mro__])
class Kw:
    def __init__(self, *, a, **rest): print("Kw", a, rest); super().__init__(**rest)
class Kw2(Kw):
    def __init__(self, b, **rest): print("Kw2", b); super().__init__(**rest)
Kw2(1, a=2)
class Temp:
    def __init__(self): self._t = 0
    def get(self): return self._t
    def set(self, v): self._t = v
    t = property(get, set)
x = Temp(); x.t = 5; print(x.t, x.get())
class Child(Temp):
    @property
    def t(self): return super().t * 2
    @t.setter
    def t(self, v): Temp.t.fset(self, v + 1)
c = Child(); c.t = 4; print(c.t)
class Meta:
    def __class_getitem__(cls, k): return k
    def __init_subclass__(cls, **kw): print("subclass", cls.__name__, kw)
class Abstract:
    def template(self): return [self.step1(), self.step2()]
    def step1(self): return 1
class Concrete(Abstract):
    def step2(self): return 2
print(Concrete().template())
try: Abstract().template()
except AttributeError as e: print(e)
class Cm:
    made = []
    @classmethod
    def create(cls): o = cls(); cls.made.append(o); return o
class Cm2(Cm): pass
print(type(Cm2.create()).__name__, len(Cm.made), Cm2.made is Cm.made, Cm.create.__self__, Cm2.create.__func__ is Cm.create.__func__)
print(Cm.__dict__.keys() >= {"made", "create"}, "create" in vars(Cm), "create" in vars(Cm2))
class Str:
    def __str__(self): return "str"
class Rep:
    def __repr__(self): return "rep"
print(Str(), [Rep()], str(Rep()), f"{Rep()} {Str()} {Str()!s} {Rep()!r}", "%s %r" % (Rep(), Rep()))
class Bad:
    def __str__(self): return 5
    def __repr__(self): return None
    def __len__(self): return -1
    def __bool__(self): return 2
    def __hash__(self): return "x"
    def __iter__(self): return 1
    def __contains__(self, x): return "yes"
    def __index__(self): return "i"
    def __int__(self): return "i"
    def __float__(self): return 1
    def __init__(self): return None
for f in (str, repr, len, bool, hash, iter, int, float, lambda b: [1][b], lambda b: 1 in b, list, bin, lambda b: range(b), lambda b: "a" * b):
    try: print(f(Bad()))
    except Exception as e: print(type(e).__name__, e)
class InitRet:
    def __init__(self): return 5
try: InitRet()
except TypeError as e: print(e)
class NewOther:
    def __new__(cls): return 42
print(NewOther())
class Eq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return NotImplemented
print(Eq(1) == Eq(1), Eq(1) != 1, (lambda e: e == e)(Eq(1)), Eq(1) in [Eq(1)])
class Ord:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
print(Ord(1) < Ord(2), Ord(1) > Ord(2), [o.v for o in sorted([Ord(3), Ord(1)])])
try: Ord(1) <= Ord(2)
except TypeError as e: print(e)
class R:
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return ("rsub", o)
    def __rmul__(self, o): return ("rmul", o)
    def __rpow__(self, o): return ("rpow", o)
    def __rmatmul__(self, o): return ("rmatmul", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)
    def __rmod__(self, o): return ("rmod", o)
    def __ror__(self, o): return ("ror", o)
    def __rlshift__(self, o): return ("rlshift", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
r = R(); print(1 + r, 2 - r, [1] * r, 2 ** r, 1 @ r, 5 // r, 5 % r, {1} | r, 1 << r, divmod(5, r), "a" + r, None - r)
del a.x; print(a.x); del A.x
try: a.x
except AttributeError as e: print(e)
class Cl:
    def __call__(self, *a): return a
    def __enter__(self): return self
    def __exit__(self, *a): return True
    def __getitem__(self, k): return k
    def __delitem__(self, k): print("del", k)
    def __setitem__(self, k, v): print("set", k, v)
    def __getattr__(self, n): return n
c = Cl(); print(c(1), c[1, 2:3], c.foo); c["a"] = 1; del c[0]; c[...] = None
with c: 1 / 0
o = object(); print(type(o), isinstance(o, object), bool(o), o == o)
try: o.x = 1
except AttributeError as e: print(e)
print(A.__name__, A.__qualname__, A().__class__.__name__); A.__name__ = "Renamed"; print(A, A.__name__)
class G: 
    def __init__(self): self.__p = 1
    def f(self): return [v for v in (self.__p,)], (lambda: self.__p)(), hasattr(self, "_G__p")
print(G().f()); g = G(); g.__class__ = Cl; print(type(g).__name__, g.whatever)
print((lambda self: 0).__get__(5), type(G.f), type(g.__init__), G.f.__get__(G())())
def func(self): return "attached"
G.attached = func; print(G().attached()); inst = G(); inst.own = lambda: "own"; print(inst.own())
