"""Subclasses of property, classmethod and staticmethod with an __init__ of their own."""
import functools
import inspect


class Unit(property):
    def __init__(self, fget=None, fset=None, fdel=None, doc=None, unit=None):
        self.unit = unit
        super().__init__(fget=fget, fset=fset, fdel=fdel, doc=doc)


class Tagged(classmethod):
    def __init__(self, function, tag="none"):
        super().__init__(function)
        self.tag = tag


class Plain(staticmethod):
    pass


class Bare(property):
    def __init__(self, *args):
        pass


class Box:
    width = Unit(lambda self: 3, doc="how wide", unit="cm")

    @Unit
    def height(self):
        """how high"""
        return 4

    made = Tagged(lambda cls: cls.__name__, tag="factory")
    half = Plain(lambda x: x / 2)
    nothing = Bare(lambda self: 1)

    def method(self, a, b=1, *rest, c, **more):
        pass


box = Box()
print(box.width, Box.width.unit)
print(box.height, Box.height.unit, Box.height.__doc__, Box.height.fget.__name__)
print(Box.made(), Box.__dict__["made"].tag, Box.half(5), box.half(3))
for action in (lambda: box.nothing, lambda: setattr(box, "width", 1), lambda: property(1, 2, 3, 4, 5),
               lambda: Tagged()):
    try:
        print(action())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
print(inspect.getfullargspec(Box.method))
print(inspect.getfullargspec(box.method).args, inspect.signature(box.method))


@functools.lru_cache(maxsize=2)
def double(n):
    return 2 * n


double(1), double(1), double(2)
info = double.cache_info()
print(info, info.hits, info._asdict(), type(info)(1, 2, 3, 4) == (1, 2, 3, 4))
