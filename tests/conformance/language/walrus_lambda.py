"""Assignment expressions and lambda."""
data = [1, 5, 10]
if (n := len(data)) > 2: print("long", n)
while (v := data.pop()) > 1: print(v)
print([y for x in range(5) if (y := x * x) > 3], y)
print((a := 1, b := 2), a, b)
def f(x, y=(z := 10)): return x + y
print(f(1), z, f(y=(q := 3), x=1), q)
print(any((hit := w).startswith("b") for w in ["a", "bc", "d"]), hit)
sq = lambda x: x ** 2
print(sq(3), (lambda: 5)(), (lambda *a, **k: (a, k))(1, b=2), (lambda x, y=2, *, z=3: x + y + z)(1))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), sq.__name__, max([1, -5], key=lambda v: abs(v)))
ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print(ops["+"](1, 2), ops["-"](5, 3), [f(1) for f in (lambda x: x, lambda x: -x)])
add = lambda a: lambda b: lambda c: a + b + c
print(add(1)(2)(3), (lambda f, n: f(f, n))(lambda s, n: 1 if n == 0 else n * s(s, n - 1), 5))
print((lambda x: "pos" if x > 0 else "neg")(-1), (lambda: (yield))().__class__.__name__)
print(len(s := "abc"), s, (t := s.upper()) + t)
total = 0
print([total := total + v for v in [1, 2, 3]], total)
