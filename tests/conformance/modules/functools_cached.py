"""functools: lru_cache and cache as objects, their keys, limits and recursion; reduce; queues made of dicts."""
from collections import Counter, OrderedDict
from functools import cache, lru_cache, reduce


@lru_cache(maxsize=3)
def square(x, *, offset=0):
    "doc of square"
    calls.append(x)
    return f'{x}{offset}'


calls = []
for x in (1, 2, 3, 1, 4, 1, 2, 1.0, True, "1"):
    square(x)
square(2, offset=1)
square(2, offset=1)
print(calls, square.cache_info(), square.cache_parameters())
print(square.__name__, square.__doc__, square.__wrapped__(5), type(square).__name__, callable(square))
square.cache_clear()
print(square.cache_info())


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print([kind(x) for x in (1, 1.0, True, 1)], kind.cache_info())


@cache
def depth(n):
    return 0 if n == 0 else depth(n - 1) + 1


print(depth(150), depth.cache_info())
try:
    depth(2000)
except RecursionError:
    print("too deep")


class Grid:
    made = 0

    @lru_cache(None)
    def cell(self, x, y):
        Grid.made += 1
        return x * 10 + y

    @staticmethod
    @cache
    def fixed(x):
        return -x


a, b = Grid(), Grid()
print(a.cell(1, 2), a.cell(1, 2), b.cell(1, 2), a.cell(y=2, x=1), Grid.made, Grid.cell.cache_info(), a.fixed(3))
for bad in (lambda: square([]), lambda: lru_cache("x"), lambda: reduce(max, []), lambda: reduce(max, 3), lambda: square()):
    try:
        bad()
    except TypeError as error:
        print(error)


@lru_cache(maxsize=2)
def inner(n):
    return n if n < 2 else inner(n - 1) + inner(n - 2)


print(inner(15), inner.cache_info(), lru_cache(maxsize=0)(len)("abc"))
print(reduce(lambda x, y: x * y, range(1, 20)), reduce(max, [3], 9), reduce(lambda a, b: a + b, "abc", ""))


class Loud(Counter):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


print(Counter("mississippi", s=10), Loud("aab"))
queue = dict.fromkeys(range(2000))
total = 0
while len(queue) > 3:
    first = next(iter(queue))
    total += first
    del queue[first]
    if first % 3 == 0 and first < 5000:
        queue[first + 5000] = None
print(total, queue)
ordered = OrderedDict((str(i), i) for i in range(500))
for i in range(490):
    ordered.popitem(last=False)
ordered.move_to_end("493")
ordered["490"] = "new"
del ordered["491"], ordered["490"]
ordered["490"] = "again"
print(list(ordered.items()), ordered.popitem(), list(ordered)[:2])
