"""throw() and close() with what is no exception, or fails itself."""
class E(Exception):
    def __new__(cls, *args): return cls
def gen():
    yield 1
g = gen()
try: g.throw(E)
except TypeError as e: print(str(e)[-50:])
g = gen(); next(g)
try: g.throw(ValueError, "x", 5)
except TypeError as e: print(e)
class Closes:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): raise ValueError("bad close")
def outer(): yield from Closes()
g = outer(); next(g)
try: g.close()
except ValueError as e: print(e)
try:
    try: raise ExceptionGroup("g", [ValueError()])
    except* ExceptionGroup: print("never")
except TypeError as e: print(e)
