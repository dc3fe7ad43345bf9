# property with setter and deleter, cached values, descriptors that check, __getattr__.
from functools import cached_property


class Celsius:
    def __init__(self, degrees=0):
        self.degrees = degrees

    @property
    def degrees(self):
        """The temperature."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print("forgotten")
        self._degrees = 0

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32


t = Celsius(25)
t.degrees += 5
print(t.degrees, t.fahrenheit, Celsius.degrees.__doc__)
del t.degrees
for action in (lambda: setattr(t, "degrees", -300), lambda: setattr(t, "fahrenheit", 1),
               lambda: t.kelvin):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}, "
                            f"not {type(value).__name__}")
        instance.__dict__[self.name] = value


class Person:
    name = Typed(str, "nobody")
    age = Typed(int)

    @cached_property
    def initials(self):
        print("computing")
        return "".join(part[0] for part in self.name.split())

    def __getattr__(self, name):
        if name.startswith("is_"):
            return name[3:] in self.name.lower()
        raise AttributeError(f"no {name} here")


p = Person()
print(p.name, p.age, type(Person.name).__name__)
p.name, p.age = "Ada Lovelace", 36
print(p.initials, p.initials, vars(p))
print(p.is_ada, p.is_bob, hasattr(p, "other"), getattr(p, "other", "default"))
try:
    p.age = "old"
except TypeError as error:
    print(error)


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name):
        print("get", name)
        return getattr(self._target, name)

    def __setattr__(self, name, value):
        print("set", name)
        setattr(self._target, name, value)


proxy = Proxy(p)
proxy.age = 37
print(proxy.age, p.age)
