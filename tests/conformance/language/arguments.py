"""Parameters and arguments of all kinds."""
def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 3}), f(c=1, a=2), f(1, *(2, 3), c=4, **{"x": 1}, y=2))
def pos(a, b, /, c, *, d): return a, b, c, d
print(pos(1, 2, 3, d=4), pos(1, 2, c=3, d=4))
def kwonly(*, x=1, y): return x, y
print(kwonly(y=2), kwonly(x=3, y=4))
def posdef(a=1, /, b=2): return a, b
print(posdef(), posdef(5), posdef(5, b=6))
def both(a, /, **kw): return a, kw
print(both(1, a=2))
def star(*args, **kwargs): return args, kwargs
print(star(), star(1, *[2, 3], *"ab", k=1, **{"l": 2}), star(*range(3)), star(**dict(a=1)))
print(max(*[1, 5, 3]), "{} {}".format(*"ab"), [*"ab", *[1]], (*range(3),), {**{"a": 1}, **{"a": 2}})
errors = [
    lambda: f(), lambda: f(1), lambda: f(1, 2, a=3, c=1), lambda: pos(1, 2, 3, 4), lambda: pos(1, b=2, c=3, d=4),
    lambda: kwonly(1), lambda: kwonly(), lambda: both(), lambda: posdef(1, 2, 3), lambda: posdef(z=1), lambda: pos(),
    lambda: star(**{1: 2}), lambda: star(*5), lambda: star(**5), lambda: (lambda: 0)(1), lambda: (lambda a: 0)(),
    lambda: (lambda a, b: 0)(), lambda: (lambda a, b, c: 0)(1), lambda: (lambda a, b, c: 0)(), lambda: (lambda a, b=1: 0)(1, 2, 3),
    lambda: star(a=1, **{"a": 2}), lambda: (lambda *, a, b: 0)(), lambda: (lambda *, a, b, c: 0)(), lambda: (lambda a, *, b: 0)(1, 2),
    lambda: (lambda a, *, b=1: 0)(1, 2, b=2), lambda: len(), lambda: len(1, 2), lambda: len([], k=1), lambda: print(foo=1), lambda: int(1, 2, 3),
    lambda: [].append(), lambda: [].append(1, 2), lambda: {}.get(), lambda: "".join(), lambda: "a".upper(1), lambda: isinstance(1), lambda: sorted(),
    lambda: range(), lambda: abs(), lambda: ord("ab"), lambda: chr(-1), lambda: sum(), lambda: iter(), lambda: next(), lambda: zip(1), lambda: enumerate(),
    lambda: dict.get(k=1), lambda: {}.get(k=1), lambda: [].sort(1), lambda: sorted([1], lambda x: x), lambda: str.join(), lambda: str.join(1),
]
for e in errors:
    try:
        e()
        print("no error")
    except Exception as ex:
        print(type(ex).__name__, ex)
class C:
    def m(self, a): pass
    @classmethod
    def c(cls, a): pass
    @staticmethod
    def s(a): pass
    def __init__(self, v=1): pass
for e in (lambda: C().m(), lambda: C().m(1, 2), lambda: C.m(), lambda: C.c(), lambda: C.s(), lambda: C(1, 2), lambda: C(w=1), lambda: C().n(), lambda: object(1), lambda: C.m(1, 2, 3)):
    try:
        e()
    except Exception as ex:
        print(type(ex).__name__, ex)
