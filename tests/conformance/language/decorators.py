"""Decorators: plain, with arguments, stacked, on classes and methods."""
def shout(f):
    def inner(*a, **k):
        return f(*a, **k).upper() + "!"
    inner.__name__ = f.__name__
    return inner
def repeat(times):
    def deco(f):
        def inner(*a):
            return [f(*a) for _ in range(times)]
        return inner
    return deco
@shout
def hi(name):
    "doc"
    return f"hi {name}"
print(hi("ann"), hi.__name__, hi.__doc__)
@repeat(3)
@shout
def hello():
    return "hello"
print(hello())
class CountCalls:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@CountCalls
def sq(x):
    return x * x
sq(2), sq(3)
print(sq.n, sq(4))
registry = {}
def register(cls):
    registry[cls.__name__] = cls
    return cls
@register
class A:
    pass
def add_repr(**extra):
    def deco(cls):
        cls.__repr__ = lambda self: f"<{cls.__name__} {extra}>"
        return cls
    return deco
@add_repr(x=1)
class B: pass
print(registry, B())
order = []
def note(tag):
    order.append("make " + tag)
    def deco(f):
        order.append("apply " + tag)
        return f
    return deco
@note("a")
@note("b")
def g(): pass
print(order)
class M:
    def log(f):
        def inner(self, *a):
            print("calling", f.__name__, a)
            return f(self, *a)
        return inner
    @log
    def run(self, x): return x + 1
    @property
    @log
    def p(self): return "p"
print(M().run(1), M().p)
handlers = {"f": [lambda f: f]}
@handlers["f"][0]
def k(): return "subscript decorator"
print(k())
@(lambda f: lambda: f() + 1)
def one(): return 1
print(one())
def memo(f):
    cache = {}
    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    inner.cache = cache
    return inner
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), len(fib.cache))
class Once:
    def __init__(self, limit): self.limit = limit
    def __call__(self, f):
        def inner():
            if self.limit <= 0: return "stop"
            self.limit -= 1
            return f()
        return inner
@Once(2)
def go(): return "go"
print(go(), go(), go())
