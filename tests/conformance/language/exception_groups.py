"""ExceptionGroup and except*."""
eg = ExceptionGroup("many", [ValueError("a"), TypeError("b"), ExceptionGroup("in", [KeyError("c"), ValueError("d")])])
print(eg, repr(eg), eg.message, eg.exceptions)
try: raise eg
except* ValueError as g: print("V", g, g.exceptions)
except* TypeError as g: print("T", g.exceptions)
except* KeyError as g: print("K", repr(g))
try:
    try: raise eg
    except* ValueError as g: print("only V")
except ExceptionGroup as rest: print("rest", repr(rest))
try: raise ValueError("naked")
except* ValueError as g: print(repr(g))
try: pass
except* ValueError: print("no")
else: print("else")
finally: print("finally")
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError("new")
except ExceptionGroup as e: print(repr(e), [repr(x) for x in e.exceptions])
m, r = eg.split(ValueError); print(repr(m), repr(r))
print(repr(eg.subgroup(lambda e: isinstance(e, KeyError))), eg.subgroup(OSError))
print(repr(eg.derive([ValueError("z")])), isinstance(eg, Exception), BaseExceptionGroup("b", [KeyboardInterrupt()]), type(BaseExceptionGroup("b", [ValueError()])))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", 5)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message, excs)
m, r = MyG("mine", [ValueError(1), KeyError(2)]).split(KeyError); print(type(m), repr(r))
try: raise ExceptionGroup("outer", [ValueError("x"), ExceptionGroup("inner", [TypeError("t")])])
except* (ValueError, TypeError) as g: print(repr(g))
def f():
    for i in range(2):
        try: raise ExceptionGroup("l", [ValueError(i)])
        except* ValueError: print("loop", i)
f()
