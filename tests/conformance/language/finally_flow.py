"""Every way through try, finally, with and loops."""
def f1():
    for i in range(3):
        try:
            if i == 1: return "ret", i
        finally:
            print("fin", i)
def f2():
    while True:
        try: break
        finally: print("brk")
    return "out"
def f3():
    try:
        try: raise ValueError(1)
        finally: raise KeyError(2)
    except KeyError as e: return repr(e), repr(e.__context__)
def f4():
    for i in range(2):
        try: continue
        finally:
            if i: break
    else: return "else"
    return "broke"
def f5():
    try: return (lambda: print("evaluated") or 5)()
    finally: print("after value")
def f6():
    x = 1
    try: return x
    finally: x = 2
def f7():
    l = [1]
    try: return l
    finally: l.append(2)
def f8():
    try: yield 1
    finally: print("gen fin")
def f9():
    try: raise ValueError
    except ValueError:
        try: return "from except"
        finally: print("inner fin")
    finally: print("outer fin")
def f10():
    try:
        try: 1 / 0
        except KeyError: print("no")
        else: print("no else")
        finally: print("f10 fin")
    except ZeroDivisionError as e:
        return type(e).__name__
def f11(n):
    try:
        if n == 0: raise ValueError("zero")
        if n == 1: return "one"
    except ValueError as e: r = str(e)
    else: r = "else"
    finally: print("n", n)
    return r
def f12():
    for x in f8(): return "left generator"
def f13():
    try: raise ValueError("a")
    except ValueError as e: err = e
    try: e
    except NameError: pass
    return repr(err), err.__traceback__ is not None
def f14():
    try:
        raise ValueError("v")
    except (KeyError, ValueError) as e:
        try: raise TypeError("t") from e
        except TypeError as t: return repr(t.__cause__), t.__cause__ is t.__context__
def f15():
    def inner():
        try: yield "a"
        except GeneratorExit: print("GE"); raise
        finally: print("inner done")
    g = inner(); next(g); del g
    return "deleted"
def f16():
    while True:
        for i in range(5):
            try:
                if i == 2: break
            finally: print(i, end=" ")
        else: continue
        break
    return "16"
for f in (f1, f2, f3, f4, f5, f6, f7, f9, f10, f12, f13, f14, f15, f16): print(f.__name__, f())
print([f11(n) for n in range(3)])
import sys
print(sys.exc_info()); 
try: 1 / 0
except ZeroDivisionError: print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
def ret_in_loop_with():
    class C:
        def __enter__(self): return 1
        def __exit__(self, *a): print("exit", a[0])
    for i in range(3):
        with C() as c:
            if i == 1: return i
            continue
print(ret_in_loop_with())
try:
    try: raise Exception("first")
    except Exception as e: raise
except Exception as e: print(e, e.__context__)
def deep():
    try: raise OSError("os")
    except OSError:
        try: raise ValueError("val")
        except ValueError:
            try: raise TypeError("typ")
            except TypeError: pass
        raise
try: deep()
except OSError as e: print(repr(e), repr(e.__context__))
