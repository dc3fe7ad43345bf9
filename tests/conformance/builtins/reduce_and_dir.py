"""dir() of plain values and classes; how objects are taken apart for copies."""
import copy
import copyreg


class Empty:
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


class Slotted:
    __slots__ = ("a", "__b")

    def __init__(self):
        self.a = 1
        self.__b = 2


class Kept:
    def __getstate__(self):
        return {"only": 1}

    def __setstate__(self, state):
        self.state = state


class Eq:
    n: int = 3

    def __eq__(self, other):
        return True


for value in (5, "text", [1], (1,), {}, {1}, True, None, range(2), Empty()):
    print(type(value).__name__, " ".join(dir(value)))
print(Empty.__dict__, list(vars(Eq)), Eq.__hash__, Eq.__doc__)
print(Empty().__reduce_ex__(2), Point(1, 2).__reduce_ex__(4)[1:], Slotted().__getstate__())
print(Point(1, 2).__getstate__(), Empty().__getstate__(), (5).__reduce_ex__(2))
print([x if not hasattr(x, "__next__") else list(x) for x in [1, 2].__reduce_ex__(2)])
print(Point(3, 4).__reduce__()[0] is copyreg._reconstructor, copyreg.__newobj__(int, 7))
twin = copy.copy(Kept())
print(twin.state, copy.deepcopy(Point([1], 2)).x, vars(copy.copy(Point(5, 6))))
for bad in ((i for i in ()), iter([])):
    try:
        bad.__reduce_ex__(2) if hasattr(bad, "send") else None
    except TypeError as e:
        print(e)
