def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(15))
def outer():
    x = 0
    def inc(by=1):
        nonlocal x
        x += by
        return x
    return inc
f = outer(); f(); print(f(5), f.__name__, f.__qualname__, f.__defaults__)
print([i * i for i in range(5)], {k: v for k, v in zip("abc", range(3))}, {x % 3 for x in range(9)}, list(x for x in range(3)))
class A:
    k = 1
    def __init__(self, a, b=2):
        self.a = a; self.b = b
    def m(self, x): return self.a + self.b + x
    @property
    def p(self): return self.a * 10
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls): return cls.__name__
    def __repr__(self): return f"A({self.a}, {self.b})"
class B(A):
    def __init__(self, a):
        super().__init__(a, 5)
    def m(self, x): return super().m(x) + 1
print(A(1), B(2), A(1).m(3), B(1).m(1), B(3).p, B.c(), A.s(4), B.k)
s = ""
for i in range(10):
    s += str(i)
print(s, len(s))
a, *b, c = range(6); print(a, b, c)
(x, y), z = (1, 2), 3; print(x, y, z)
d = {**{'a': 1}, 'b': 2}; print(d, [*range(3), *"ab"], (*[1], 2))
print(1 < 2 < 3, 1 < 3 < 2, not 0, 5 if [] else 6, [] or 'e', 1 and 2)
def g(a, /, b, *args, c=3, **kw): return a, b, args, c, kw
print(g(1, 2, 3, 4, c=5, d=6), g(1, b=2), g(*[1, 2], **{'z': 1}))
i = 0
while True:
    i += 1
    if i == 3: continue
    if i > 5: break
else:
    print("no")
print(i)
for i in range(3):
    pass
else:
    print("else")
print(7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** 10, 1 / 3, 7.5 // 2, 2**100, 1 << 70, -1 >> 3, 5 & 3, 5 | 3, 5 ^ 3, ~5)
print(0.1 + 0.2, 1e300 * 1e10, 3 * 1.5, 1.0 == 1, 2 ** 63 == 2.0 ** 63, 10**20 < 1e30)
lst = [1, 2, 3]; lst[0] += 5; lst[-1] = 9; print(lst, lst[1:], lst[::-1]); del lst[0]; print(lst)
m = {}; m['x'] = 1; m['x'] += 1; print(m, 'x' in m, 'y' not in m)
print(f"{3.14159:.2f} {'a':>5} {10:05d} {'x'!r} {1+1=}")
global_v = 1
def setg():
    global global_v
    global_v += 1
setg(); print(global_v)
print((lambda *a, **k: (a, k))(1, z=2))
match [1, {'k': 5}, "s"]:
    case [a, {'k': v, **rest}, str(q)]: print(a, v, rest, q)
class P:
    __match_args__ = ('x', 'y'); __slots__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
match P(1, 2):
    case P(1, y=3): print("no")
    case P(x, y): print(x, y)
p = P(1, 2); p.x = 5; print(p.x)
for i in range(3):
    for p in (P(i, 2),): print(p.x, end=' ')
print()
print(sorted([3, 1, 2], key=lambda v: -v), max(1, 5, 3), sum([1, 2]), list(map(str, [1, 2])), any(x > 1 for x in [1, 2]))
def deco(fn):
    def w(*a): return fn(*a) + 1
    w.__wrapped__ = fn
    return w
@deco
def h(x): return x
print(h(1), h.__wrapped__(1))
while (n := i) > 0: i -= 1
print(n)
