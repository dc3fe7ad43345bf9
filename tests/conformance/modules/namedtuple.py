from collections import namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), tuple(p), hash(p) == hash((1, 2)))
x, y = p
print(x, y, p._asdict(), p._replace(x=5), Point._fields, Point._make([3, 4]))
for bad in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: Point(),
            lambda: p._replace(q=1), lambda: namedtuple("P", "a a"),
            lambda: namedtuple("P", "class"), lambda: namedtuple("P", "_a"),
            lambda: Point._make([1])):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
try:
    p.x = 3
except AttributeError as e:
    print(e)
Job = namedtuple("Job", ["name", "cost", "state"], defaults=[0, "new"])
print(Job("a"), Job("b", 2), Job._field_defaults)
print(namedtuple("R", "a def a", rename=True)._fields)


class Sized(namedtuple("Sized", "w h")):
    __slots__ = ()

    @property
    def area(self):
        return self.w * self.h


print(Sized(2, 3).area, Sized(2, 3), isinstance(Sized(1, 1), tuple), Point.__doc__)
match p:
    case Point(x=1, y=b):
        print("matched", b)
print(max([Point(1, 9), Point(2, 0)]), sorted([Point(2, 1), Point(1, 5)]))
