import functools
from functools import partial, reduce, wraps, total_ordering, singledispatch, cmp_to_key
from functools import singledispatchmethod, partialmethod


def logged(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        """wrapper"""
        print("calling", function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return wrapper


@logged
def add(a, b=1):
    """Adds."""
    return a + b


print(add(2), add(2, b=5), add.__name__, add.__doc__, add.__wrapped__(1, 1))
two = partial(pow, 2)
print(two(5), partial(int, base=2)("101"), two.func, two.args, two.keywords)
print(two, partial(partial(max, 1), 2, key=abs))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [], 7))
try:
    reduce(max, [])
except TypeError as e:
    print(e)


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) < Version(2), Version(1) >= Version(2), Version(3) > Version(2),
      Version(2) <= Version(2))


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def show_list(x):
    return f"list of {len(x)}"


print(show(1), show("s"), show([1]), show(True), show.dispatch(int).__name__)


class Shower:
    @singledispatchmethod
    def show(self, x):
        return "any"

    @show.register
    def _(self, x: str):
        return "str " + x

    def power(self, n, k):
        return n ** k
    square = partialmethod(power, k=2)


print(Shower().show(1), Shower().show("a"), Shower().square(7))
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
