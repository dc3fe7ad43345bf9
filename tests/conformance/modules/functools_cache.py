import functools
from functools import lru_cache, cache, cached_property


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
fib.cache_clear()
print(fib.cache_info(), fib.__name__, fib.__wrapped__.__name__)


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(square(1), square(2), square(1), square(3), square(2), square.cache_info())


@cache
def greet(name, *, loud=False):
    return name.upper() if loud else name


print(greet("a"), greet("a", loud=True), greet("a"), greet.cache_info())


@lru_cache
def plain(x):
    return x


print(plain(1), plain(1.0), plain.cache_info().hits, plain.cache_parameters())


class Circle:
    def __init__(self, r):
        self.r = r

    @cached_property
    def area(self):
        print("area of", self.r)
        return 3 * self.r ** 2

    @lru_cache
    def scaled(self, k):
        print("scaled")
        return self.r * k


c = Circle(2)
print(c.area, c.area, c.scaled(3), c.scaled(3), c.__dict__)
try:
    fib([])
except TypeError as e:
    print(e)
