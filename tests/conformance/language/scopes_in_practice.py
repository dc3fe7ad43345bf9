# Who sees which name: closures, default values, nonlocal, comprehension scopes, class bodies.
x = "module"


def show():
    return x


def shadow():
    x = "local"

    def inner():
        return x
    return inner, show()


inner, seen = shadow()
print(inner(), seen)


def counter(start=0):
    count = start

    def up(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start
    up.reset = reset
    return up


a, b = counter(), counter(10)
print(a(), a(), b(5), a(), b())
a.reset()
print(a())
late = [lambda: n for n in range(3)]
early = [lambda n=n: n for n in range(3)]
print([f() for f in late], [f() for f in early])


def collect(item, items=[]):
    items.append(item)
    return items


print(collect(1), collect(2), collect(3, []), collect.__defaults__)


class Body:
    x = "class"
    here = [x for _ in range(1)]
    there = [y for y in [x]]

    def method(self):
        return x


print(Body.here, Body.there, Body().method())


def unbound():
    print(x)
    x = 1


def use_global():
    global x, fresh
    x, fresh = "changed", "made"


try:
    unbound()
except UnboundLocalError as error:
    print(error)
use_global()
print(x, fresh, show())
print([n for n in range(3)], "n" in dir())
if (size := len("four")) > 3:
    print(size)
print([last := n for n in range(4)][-1], last)
try:
    print((lambda: missing)())
except NameError as error:
    print(error)
del fresh
try:
    fresh
except NameError as error:
    print(error)
