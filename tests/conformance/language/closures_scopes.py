"""Closures, global, nonlocal, del."""
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get():
        return n
    return inc, get
inc, get = counter()
inc(); inc(5)
print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars, counter.__code__.co_cellvars)
total = 0
def add(v):
    global total
    total += v
add(3); add(4)
print(total)
def make():
    global created
    created = "made"
make()
print(created)
def outer():
    v = "outer"
    def mid():
        def inner():
            nonlocal v
            v = "inner"
        inner()
        return v
    return mid(), v
print(outer())
def late():
    return helper()
def helper():
    return "late bound"
print(late())
x = 1
def shadows():
    x = 2
    class K:
        y = x
        x = 3
        def m(self): return x
    return K.y if hasattr(K, "y") else None, K.x, K().m()
try:
    print(shadows())
except NameError as e:
    print(type(e).__name__, e)
def unbound():
    try:
        print(q)
    except UnboundLocalError as e:
        print(e)
    q = 1
    del q
    try:
        q
    except UnboundLocalError as e:
        print(e)
    def inner(): return w
    try:
        inner()
    except NameError as e:
        print(e)
    w = 1
    del w
    try:
        inner()
    except NameError as e:
        print(e)
unbound()
y = 5
del y
try:
    y
except NameError as e:
    print(e)
try:
    del y
except NameError as e:
    print(e)
def defaults(a, b=[]):
    b.append(a)
    return b
print(defaults(1), defaults(2), defaults(3, []), defaults.__defaults__)
def compose(*fs):
    def run(v):
        for f in reversed(fs):
            v = f(v)
        return v
    return run
print(compose(str, lambda v: v + 1, lambda v: v * 2)(5))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
def fact(n): return 1 if n < 2 else n * fact(n - 1)
print(fact(20), locals() is globals(), "fact" in globals(), fact.__name__)
def loc(a, b=2):
    c = 3
    return locals()
print(loc(1))
for i in range(3):
    pass
print(i)
[print(end="") for j in range(3)]
try:
    j
except NameError as e:
    print(e)
