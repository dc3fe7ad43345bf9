def g(n):
    for i in range(n):
        r = yield i
        if r: print("got", r)
    return "ret"
it = g(3); print(next(it), it.send("a"), next(it))
try: next(it)
except StopIteration as e: print("stop", e.value)
def h():
    r = yield from g(2)
    print("r", r)
    yield from [10, 20]
    yield from "ab"
print(list(h()))
def t():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print("in", e); yield 99
    finally: print("cleanup")
x = t(); next(x); print(x.throw(ValueError("boom")))
try: next(x)
except StopIteration: print("done")
x = t(); next(x); x.close(); print("closed")
x = t(); next(x); del x
def bad(): raise StopIteration; yield
try: next(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def rec(n):
    if n:
        yield n
        yield from rec(n - 1)
print(list(rec(5)), sum(rec(50)))
def delegating():
    try: yield from t()
    except KeyError as e: print("outer", e); yield "o"
d = delegating(); print(next(d)); print(d.throw(ValueError("z")));
try: print(d.throw(KeyError("k")))
except Exception as e: print(repr(e))
def self_():
    yield next(me)
me = self_()
try: next(me)
except ValueError as e: print(e)
try: g(1).send(5)
except TypeError as e: print(e)
print(g.__name__, g(1).gi_running, g(1).gi_frame is None, str(g(1)).startswith("<generator object g at 0x"))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration("val")
        return self.n
def yf(): v = yield from It(); print("v", v)
print(list(yf()), list(It()), [*It()])
def nested():
    for a in (x * y for x in range(3) for y in range(2)): yield a
print(list(nested()))
import sys
def exc():
    try: raise ValueError("gen")
    except ValueError:
        yield sys.exc_info()[1]
        yield sys.exc_info()[1]
for v in exc(): print(v, sys.exc_info()[1])
try: raise KeyError("drv")
except KeyError:
    for v in exc(): print(repr(v), repr(sys.exc_info()[1]))
    def plain():
        yield sys.exc_info()[1]
    print([repr(q) for q in plain()])
def ig():
    try: yield 1
    except GeneratorExit: yield 2
y = ig(); next(y)
try: y.close()
except RuntimeError as e: print(e)
