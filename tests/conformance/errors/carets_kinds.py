"""Tracebacks with carets for every kind of expression."""
import traceback
class A: pass
a = A(); d = {}; l = [1]; n = None
def f(x): return 1 / x
def g(*a): return a
tests = [
    lambda: a.missing,
    lambda: a.b.c.d,
    lambda: d["key"],
    lambda: l[5] + 1,
    lambda: n.attr(1).x,
    lambda: f(0),
    lambda: 1 + f(0) * 2,
    lambda: (1 + 2) / (3 - 3),
    lambda: 1 + "a",
    lambda: "a" + 1 + "b",
    lambda: -"x",
    lambda: not_defined + 1,
    lambda: l[0][1],
    lambda: f"{f(0)} text",
    lambda: f"{d['x']:>{5}}",
    lambda: [f(x) for x in (1, 0)],
    lambda: g(1, *5),
    lambda: g(f(1), f(0)),
    lambda: n(),
    lambda: 5(3),
    lambda: l["a":"b"],
    lambda: 1 < "a",
    lambda: 1 in 5,
    lambda: 1 if f(0) else 2,
    lambda: f(1) and f(0),
    lambda: (lambda: 1 / 0)(),
    lambda: {**5},
    lambda: [*5],
    lambda: a @ a,
    lambda: a ** 2,
    lambda: a // 2 % 3,
    lambda: l[0] << "x",
    lambda: "%d" % "x",
    lambda: int("x") + int("y"),
    lambda: (f)(0),
    lambda: max(1, 2, key=5),
    lambda: d["a"]["b"]["c"],
    lambda: a.x.y(1)[2],
    lambda: f(
        0),
    lambda: (1 +
             "two"),
    lambda: l  [  7  ],
    lambda: f( 0 ) + f ( 1 ),
    lambda: "한글" + 1,
    lambda: g("한글", f(0)),
]
for t in tests:
    try: t()
    except Exception: traceback.print_exc()
