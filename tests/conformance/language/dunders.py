"""Operator overloading: every kind of dunder method."""
class V:
    def __init__(self, *c): self.c = c
    def __repr__(self): return f"V{self.c}"
    def __add__(self, o): return V(*(a + b for a, b in zip(self.c, o.c))) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return V(*(a - b for a, b in zip(self.c, o.c)))
    def __mul__(self, k): return V(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.c, o.c))
    def __truediv__(self, k): return V(*(a / k for a in self.c))
    def __floordiv__(self, k): return V(*(a // k for a in self.c))
    def __mod__(self, k): return V(*(a % k for a in self.c))
    def __divmod__(self, k): return self // k, self % k
    def __pow__(self, k, m=None): return V(*(pow(a, k, m) for a in self.c))
    def __neg__(self): return V(*(-a for a in self.c))
    def __pos__(self): return V(*(+a for a in self.c))
    def __abs__(self): return sum(a * a for a in self.c) ** 0.5
    def __invert__(self): return V(*reversed(self.c))
    def __eq__(self, o): return isinstance(o, V) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __lt__(self, o): return abs(self) < abs(o)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def __iter__(self): return iter(self.c)
    def __contains__(self, x): return x in self.c
    def __bool__(self): return any(self.c)
    def __call__(self, *a, **k): return ("called", a, k)
    def __format__(self, s): return "<" + ",".join(format(a, s) for a in self.c) + ">"
    def __int__(self): return int(self.c[0])
    def __float__(self): return float(self.c[0])
    def __complex__(self): return complex(*self.c[:2])
    def __index__(self): return int(self.c[0])
    def __round__(self, n=None): return V(*(round(a, n) for a in self.c))
    def __reversed__(self): return iter(self.c[::-1])
    def __lshift__(self, o): return ("<<", o)
    def __rshift__(self, o): return (">>", o)
    def __and__(self, o): return ("&", o)
    def __or__(self, o): return ("|", o)
    def __xor__(self, o): return ("^", o)
    def __rand__(self, o): return ("r&", o)
    def __bytes__(self): return bytes(self.c)
    def __trunc__(self): return 99
    def __floor__(self): return 98
    def __ceil__(self): return 97
a, b = V(1, 2), V(3, 4)
print(a + b, a - b, a * 3, 3 * a, a @ b, b / 2, b // 2, b % 2, divmod(b, 2), a ** 2, pow(a, 2, 3), -a, +a, abs(b), ~a)
print(a == V(1, 2), a != b, a < b, a > b, hash(a) == hash(V(1, 2)), len({a, V(1, 2), b}), len(a), a[1], list(a), 2 in a, bool(V(0, 0)))
print(a(1, k=2), f"{a:.1f} {a}", int(a), float(a), complex(a), [10, 20, 30][a], hex(a), round(V(1.26, 2.5), 1), round(V(1.5,)), list(reversed(a)))
print(a << 1, a >> 2, a & 3, a | 4, a ^ 5, 1 & a, bytes(a), sum([a, b]), max(a, b), sorted([b, a]), bin(a), range(5)[a])
x, y = a; print(x, y)
a += b; print(a); a *= 2; print(a); a @= b; print(a)
class IOps:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(("+=", o)); return self
    def __isub__(self, o): self.log.append(("-=", o)); return self
    def __imul__(self, o): self.log.append(("*=", o)); return self
    def __ior__(self, o): self.log.append(("|=", o)); return self
    def __ifloordiv__(self, o): self.log.append(("//=", o)); return self
    def __imatmul__(self, o): self.log.append(("@=", o)); return self
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __delitem__(self, k): self.log.append(("del", k))
    def __missing__(self, k): return k
i = IOps(); i += 1; i -= 2; i *= 3; i |= 4; i //= 5; i @= 6; i["k"] = 7; i[1:2] = 8; del i["z"]; del i[:]
print(i.log)
class D(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
d = D(); print(d["ab"], d, d.get("zz"), len(d))
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), [*Seq()], list(zip(Seq(), "abc")), 5 in Seq(), list(enumerate(Seq())))
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __le__(self, o): return self.v <= o.v
    def __gt__(self, o): return self.v > o.v
print(Cmp(1) <= Cmp(2), Cmp(1) >= Cmp(2), Cmp(1) < Cmp(2), Cmp(1) != Cmp(1))
try: hash(Cmp(1))
except TypeError as e: print(e)
class N:
    def __new__(cls, *a): print("new", a); o = super().__new__(cls); return o
    def __init__(self, *a): print("init", a)
    def __del__(self): print("del")
n = N(1, 2); del n
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
print(Single() is Single())
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
print(T(1, 2), T(1, 2).a, T(1, 2) == (1, 2), isinstance(T(1, 2), tuple))
class I(int):
    def __add__(self, o): return I(int(self) + o + 100)
print(I(5) + 1, I(5) * 2, type(I(5) + 1).__name__, I(7), repr(I(7)), I("12"))
class S(str):
    def shout(self): return self.upper() + "!"
print(S("hi").shout(), S("a") + "b", type(S("a") + "b"), len(S("abc")), S("x") == "x", {S("k"): 1}["k"])
class LL(list):
    def append(self, x): super().append(x * 2)
l = LL([1]); l.append(5); print(l, len(l), l + [1], type(l + [1]), type(l[:]))
class Ctx:
    def __enter__(self): print("enter"); return "val"
    def __exit__(self, *a): print("exit", a[0]); return True
with Ctx() as v: print(v); raise ValueError("swallowed")
print("after")
class Dir:
    def __dir__(self): return ["b", "a"]
    def __sizeof__(self): return 1
print(dir(Dir()))
class Inst(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class II(metaclass=Inst): pass
print(isinstance(5, II), isinstance(6, II), issubclass(int, II), issubclass(str, II))
for bad in (lambda: V(1) + 5, lambda: 5 + V(1), lambda: V(1) < 5, lambda: len(Cmp(1)), lambda: Cmp(1)[0], lambda: Cmp(1)(), lambda: iter(Cmp(1)), lambda: -Cmp(1), lambda: Cmp(1) + Cmp(2), lambda: 1 in Cmp(1), lambda: Cmp(1) < 1):
    try: bad(); print("fine")
    except Exception as e: print(type(e).__name__, e)
