# A slot that is set in one instance and not in another, seen by the same line of code.
import copy


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x=None):
        if x is not None:
            self.x = x


def show(point):
    try:
        return point.x
    except AttributeError as e:
        return f"{type(e).__name__}: {e}"


a, b = Point(1), Point()
print(show(a), "|", show(b), "|", show(a))
for point in (a, a, b, a, b):
    print(getattr(point, "x", "none"), hasattr(point, "x"), hasattr(point, "y"))
for point in (a, b):
    point.y = 3
    print(point.y)
    del point.y
    print(hasattr(point, "y"))
c = copy.copy(a)
print(c.x, hasattr(c, "y"))
made = object.__new__(Point)
print(show(made), show(c))

# An instance of a built-in type is never made without what it needs.
for kind in (type(x for x in ()), type(iter([])), type({}.keys()), type(int | str), type(len)):
    for make in (kind, lambda: object.__new__(kind)):
        try:
            print(make())
        except TypeError as e:
            print(e)
for x in (int | str, list[int], slice(1, 2), len, int.__add__):
    print(copy.copy(x) == x, copy.deepcopy([x])[0] == x)
for x in ((i for i in ()), {}.keys(), copy):
    try:
        copy.copy(x)
    except TypeError as e:
        print(e)
