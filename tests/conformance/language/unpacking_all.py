"""Unpacking in assignments, loops, calls and displays."""
a, b = 1, 2; a, b = b, a; print(a, b)
first, *rest = [1, 2, 3]; *init, last = "abc"; h, *m, t = range(5); print(first, rest, init, last, h, m, t)
(a, (b, c)), d = (1, (2, 3)), 4; [x, [y, *z]] = 1, [2, 3, 4]; print(a, b, c, d, x, y, z)
a = b = c = 0; *a, = 1, 2; print(a)
x, y, *z = "hi"; print(x, y, z)
for i, (p, q) in [(1, (2, 3))]: print(i, p, q)
for k, *v in [(1, 2, 3), (4,)]: print(k, v)
d = {"x": 1}; d["y"], d["z"] = 2, 3; l = [0, 0]; l[0], l[1] = l[1] + 5, l[0] + 6; print(d, l)
class O: pass
o = O(); o.a, o.b = "ab"; print(o.a, o.b)
i = 0; i, l[i] = 1, 99; print(i, l)
print([*range(3), *"ab"], {*"aa", 1} == {"a", 1}, {**d, "x": 9}, (*[1], 2), *[1, 2])
def r(): return 1, 2, *[3]
print(r())
for v in *[1, 2], 3: print(v, end=" ")
print()
for f in (lambda: exec_unpack(2, [1]), lambda: exec_unpack(2, [1, 2, 3]), lambda: exec_unpack(2, 5), lambda: star([]), lambda: exec_unpack(2, None), lambda: exec_unpack(2, {1: 1}.items())):
    def exec_unpack(n, v): a, b = v
    def star(v): a, b, *c = v
    try: f()
    except Exception as e: print(type(e).__name__, e)
a, b = {"k": 1, "j": 2}; print(a, b)
a, b = {"k": 1}.popitem(); print(a, b)
[a, b] = (1, 2); (c) = 3; (d,) = [4]; print(a, b, c, d)
_, x, _ = 1, 2, 3; print(x, _)
(a, b), c = "xy", "z"; print(a, b, c)
matrix = [[1, 2], [3, 4]]; (a, b), (c, d) = matrix; print(a + d, b + c)
def kw(**k): return k
print(kw(**{"a": 1}, **{"b": 2}, c=3))
x = 1,; print(x); y = (); print(y, len(y)); z = 1, 2; print(z)
