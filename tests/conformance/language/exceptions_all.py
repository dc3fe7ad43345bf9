"""try, except, else, finally, raise, chaining, custom exceptions, notes."""
def div(a, b):
    try: r = a / b
    except ZeroDivisionError as e: print("zero", e); return None
    except (TypeError, ValueError) as e: print("type", e); return -1
    else: print("ok"); return r
    finally: print("finally")
print(div(1, 2), div(1, 0), div("a", 1))
class AppError(Exception):
    def __init__(self, code, msg="app"):
        super().__init__(f"[{code}] {msg}")
        self.code = code
class Sub(AppError): pass
class Plain(Exception): pass
try: raise Sub(5, "boom")
except AppError as e: print(type(e), e, e.code, e.args, repr(e))
try: raise Plain
except Plain as e: print(repr(e), str(e) == "", e.args)
try: raise Plain("a", 1)
except Plain as e: print(repr(e), e)
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("bad") from e
except ValueError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("ctx")
except ValueError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("none") from None
except ValueError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
def fin():
    try: return "try"
    finally: return "finally"
print(fin())
def fin2():
    for i in range(3):
        try: continue
        finally: print("f", i)
    while True:
        try: break
        finally: print("brk")
    try: raise KeyError("lost")
    finally: return "swallowed"
print(fin2())
def nested():
    try:
        try: raise KeyError("k")
        finally: print("inner finally")
    except KeyError as e:
        print("outer caught", e)
        try: raise
        except KeyError as e2: print("re-raised", e2 is e)
nested()
try: e
except NameError as x: print(x)
err = ValueError("with note"); err.add_note("note 1"); err.add_note("note 2"); print(err.__notes__)
try: raise err
except ValueError as v: print(v.__notes__, v)
try: raise ValueError("x", "y").with_traceback(None)
except ValueError as v: print(v, v.__traceback__ is not None, v.__traceback__.tb_lineno)
for bad in ("raise 5", ):
    try: raise 5
    except TypeError as t: print(t)
try: raise ValueError from 5
except TypeError as t: print(t)
try: raise
except RuntimeError as r: print(r)
try:
    try: raise ValueError("v")
    except "notaclass": pass
except TypeError as t: print(t)
try: assert 1 == 2, "math"
except AssertionError as a: print(repr(a))
try: assert False
except AssertionError as a: print(repr(a), str(a) == "")
assert (1, 2) is not None
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(KeyboardInterrupt, Exception), Exception.__mro__, OSError is IOError, ConnectionError.__mro__[1])
for exc in (KeyError("k"), KeyError(1, 2), OSError(2, "No such file"), OSError(2, "nf", "file.txt"), StopIteration(5), SystemExit(3), UnicodeDecodeError("utf8", b"\xff", 0, 1, "bad"), ImportError("imp", name="n"), AttributeError("x"), NameError("y"), BaseException(), FileNotFoundError("f"), IndexError()): print(repr(exc), "|", exc)
print(OSError(2, "a").errno, OSError(2, "a").strerror, OSError(2, "a", "fn").filename, SystemExit(3).code, StopIteration(5).value, type(OSError(2, "x")), type(OSError(13, "p")), type(OSError(110, "t")))
def ctx():
    try: raise ValueError("1")
    except ValueError:
        try: raise KeyError("2")
        except KeyError:
            try: raise IndexError("3")
            except IndexError as e: return e
c = ctx()
while c: print(repr(c)); c = c.__context__
class E2(Exception):
    def __str__(self): return "custom str"
    def __repr__(self): return "custom repr"
try: raise E2(1)
except E2 as e: print(e, repr(e), [e])
try:
    try: raise ValueError("a")
    except ValueError: pass
    else: print("never")
    finally: print("always")
except: print("no")
else: print("outer else")
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("i", i)
        except Exception: pass
        else: print("else", i)
        finally: print("fin", i)
    else: print("no else")
loop()
try: {}["missing"]
except LookupError as e: print(type(e).__name__, e, e.args)
def g():
    try: yield 1
    finally: print("gen cleanup")
for _ in g(): break
print("end")
