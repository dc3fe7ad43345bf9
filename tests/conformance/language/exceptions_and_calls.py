def f():
    try:
        return 1 / 0
    except ZeroDivisionError as e:
        print("caught", e)
        return "r"
    finally:
        print("fin")
print(f())
try:
    try:
        {}['a']
    except KeyError as e:
        raise ValueError("v") from e
except ValueError as e:
    print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try:
        int("x")
    except ValueError:
        [][1]
except IndexError as e:
    print(repr(e), repr(e.__context__))
class CM:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is KeyError
with CM() as c, CM():
    print("body")
with CM():
    raise KeyError("k")
try:
    with CM(): raise RuntimeError("r")
except RuntimeError as e: print(e)
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: return i
        finally:
            print("f", i)
print(g())
import sys
try:
    raise ValueError(1)
except ValueError:
    print(sys.exc_info()[0], sys.exc_info()[1])
    try:
        raise
    except ValueError as e2: print("re", e2)
print(sys.exc_info())
def f1(x): pass
def f2(a, b, c=3): pass
def f3(a, /, *, b): pass
def f4(*a, **k): pass
def f5(a, *, k): pass
def f6(a, b, c): pass
class A:
    def m(self, x): pass
none = None
for bad in (
    lambda: f1(),
    lambda: f1(1,2),
    lambda: f1(x=1,y=2),
    lambda: f1(1,x=2),
    lambda: f2(),
    lambda: f2(1,2,3,4),
    lambda: f3(1,2),
    lambda: f3(a=1),
    lambda: f4(*5),
    lambda: f4(**5),
    lambda: f4(a=1,**{'a':2}),
    lambda: none(),
    lambda: len(),
    lambda: len(1,2),
    lambda: len(x=1),
    lambda: A().m(),
    lambda: A().m(1,2),
    lambda: A(1),
    lambda: f5(1,2,3,k=1),
    lambda: f2(b=1),
    lambda: f6(),
):
    try: bad()
    except TypeError as e: print(e)
def rec(n): return rec(n + 1)
try: rec(0)
except RecursionError as e: print(e)
try:
    x = undefined_name
except NameError as e: print(e)
def ub():
    print(q)
    q = 1
try: ub()
except UnboundLocalError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, b, c = 1, 2
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e: print("VE", e.exceptions)
except* (TypeError, KeyError) as e: print("TK", e.exceptions)
class D:
    def __del__(self): print("del")
def use():
    d = D()
    raise ValueError("keep")
try: use()
except ValueError as e:
    print("in handler")
print("after")
def t():
    d = D(); d = None; print("x")
t()
