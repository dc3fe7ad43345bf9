"""Comprehensions and their scopes."""
print([x * x for x in range(5)], [x for x in range(10) if x % 2 if x > 3], [(x, y) for x in range(3) for y in range(x)])
print({x: x ** 2 for x in range(4)}, {x % 3 for x in range(10)}, {k: v for v, k in enumerate("abc")})
print(list(x for x in "abc"), sum(x for x in range(5)), tuple(x for x in range(3)), sorted(x for x in "cab"))
x = "outer"
print([x for x in range(3)], x)
print([[i * j for j in range(3)] for i in range(3)], [y for row in [[1, 2], [3]] for y in row])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
print([last := n for n in range(3)], last)
print([y for n in range(5) if (y := n * 2) > 4], y)
class C:
    a = [1, 2, 3]
    b = [v for v in a]
    try:
        c = [v for v in range(2) if a]
    except NameError as e:
        print(e)
print(C.b)
def f():
    z = 10
    return [z + k for k in range(3)], {z: k for k in range(1)}, [lambda: z for _ in range(1)][0]()
print(f())
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *rest in [(1, 2, 3)]], [rest for first, *rest in ["abc"]])
g = (i for i in [1, 2, 3])
print(next(g), list(g), list(g))
print(["even" if n % 2 == 0 else "odd" for n in range(3)], [*range(2), *[n for n in "ab"]])
print({**{"a": 1}, "b": 2}, {*[1, 2], 3}, [not b for b in (True, False)], [i for i in range(3) for _ in range(2)])
print(dict([("a", 1)]), dict(a=1, b=2), {i: {j: i * j for j in range(2)} for i in range(2)})
try:
    print([undefined for _ in range(2)])
except NameError as e:
    print(e)
print(any(n > 2 for n in range(5)), all(n < 5 for n in range(5)), max((n * -1 for n in range(3)), default=0), " ".join(str(n) for n in range(3)))
