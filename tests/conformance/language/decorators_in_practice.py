# Decorators with and without arguments, on classes and methods, stacked, keeping names.
import functools
import time


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        words = [repr(a) for a in args] + [f"{k}={v!r}" for k, v in kwargs.items()]
        print(f"{function.__name__}({', '.join(words)})")
        result = function(*args, **kwargs)
        print(f"{function.__name__} -> {result!r}")
        return result
    return wrapper


def repeat(times=2):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]
        wrapper.times = times
        return wrapper
    return decorate


@traced
def area(width, height=1):
    """Width times height."""
    return width * height


@repeat(times=3)
@traced
def hello(name):
    return f"hello {name}"


print(area(2, height=3), area.__name__, area.__doc__, area.__wrapped__(5))
print(hello("you"), hello.times, hello.__name__)


def timed(function):
    @functools.wraps(function)
    def wrapper(*args):
        begin = time.perf_counter()
        try:
            return function(*args)
        finally:
            print(f"{function.__qualname__} took {time.perf_counter() - begin:.1f} s")
    return wrapper


class Worker:
    @timed
    def work(self, seconds):
        time.sleep(seconds)
        return "done"

    @staticmethod
    @timed
    def rest():
        time.sleep(0.5)


print(Worker().work(1.5), Worker.rest())


def with_repr(cls):
    def __repr__(self):
        return f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(self).items())})"
    cls.__repr__ = __repr__
    return cls


@with_repr
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


print(Point(1, "b"))


class CountCalls:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@CountCalls
def add(a, b):
    return a + b


add(1, 2), add(3, 4)
print(add.calls, add.__name__)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
route = {}


def register(path):
    return lambda function: route.setdefault(path, function)


@register("/")
def index():
    return "index"


@register("/about")
def about():
    return "about"


print({path: view() for path, view in route.items()})
