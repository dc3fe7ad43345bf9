"""Generators: send, throw, close, yield from, return values, states."""
def gen():
    try:
        x = yield 1
        print("got", x)
        try:
            y = yield 2
        except ValueError as e:
            print("caught", e)
            y = yield "recovered"
        print("y", y)
        return "done"
    finally:
        print("finally")
g = gen()
print(next(g), g.send("a"), g.throw(ValueError("v")))
try: g.send("z")
except StopIteration as e: print("stop", e.value)
try: next(g)
except StopIteration as e: print("again", e.value)
g = gen(); next(g); g.close(); g.close()
print(g.gi_frame, g.gi_running, type(g).__name__, gen.__name__)
g = gen()
try: g.send(1)
except TypeError as e: print(e)
g.close()
def inner():
    r = yield 1
    print("inner got", r)
    return "inner result"
def outer():
    r = yield from inner()
    print("outer:", r)
    yield from [10, 20]
    yield from "ab"
    return 5
g = outer(); print(next(g), g.send("S"), list(g))
def delegating():
    return (yield from outer())
for v in delegating(): print(v, end=" ")
print()
def stubborn():
    try: yield 1
    except GeneratorExit: yield 2
s = stubborn(); next(s)
try: s.close()
except RuntimeError as e: print(e)
def si():
    yield 1
    raise StopIteration("x")
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__))
def me():
    yield next(it)
it = me()
try: next(it)
except ValueError as e: print(e)
def count(n=0):
    while True:
        got = yield n
        n = got if got is not None else n + 1
c = count(); print(next(c), next(c), c.send(10), next(c))
def chain(*its):
    for i in its: yield from i
def take(n, it):
    for _, v in zip(range(n), it): yield v
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
print(list(take(10, fib())), list(chain([1], "a", (2,))))
evens = (x for x in count(1) if x % 2 == 0); print(next(evens), next(evens))
def pipeline(lines):
    nums = (int(l) for l in lines if l.strip())
    sq = (n * n for n in nums)
    return sum(sq)
print(pipeline(["1", "2", "", "3"]))
g = (x for x in range(3)); print(1 in g, list(g))
def flat(l):
    for e in l:
        if isinstance(e, list): yield from flat(e)
        else: yield e
print(list(flat([1, [2, [3, [4]], 5]])))
def f(): yield
print(list(f()), next(f()), [*f()])
g = gen()
try: g.throw(KeyError("early"))
except KeyError as e: print("early", e)
try: g.throw(5)
except TypeError as e: print(e)
def with_ret():
    if False: yield
    return 3
print(list(with_ret()))
gg = count(); print(gg.gi_code.co_name, gg.gi_yieldfrom, gg.__name__, gg.__qualname__)
x = yield_ = None
def expr(): 
    a = (yield 1) + (yield 2)
    print("a", a)
e = expr(); next(e); e.send(10)
try: e.send(5)
except StopIteration: print("end")
def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
