"""What is raised in the handlers of except* comes out in a group, if a group was caught."""
def run(n, f):
    try: f()
    except BaseException as e: print(n, repr(e), repr(e.__cause__), repr(e.__context__), getattr(e, "exceptions", None) and [repr(x.__context__) for x in e.exceptions])
def a():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError: raise KeyError("k")
def b():
    try: raise ValueError(1)
    except* ValueError: raise KeyError("k")
def c():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError("k")
def d():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError: raise KeyError("k")
    except* TypeError: raise OSError("o")
def e():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as eg: raise RuntimeError("r") from eg.exceptions[0]
def f():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as eg: raise
def g():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as eg: raise eg
def h():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as eg: raise eg.exceptions[0]
def i():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as eg: 1/0
    finally: print("fin")
def j():
    for n in range(2):
        try: raise ExceptionGroup("g", [ValueError(1)])
        except* ValueError as eg: raise ExceptionGroup("new", [KeyError(1)])
for n, fn in list(globals().items()):
    if len(n) == 1 and callable(fn): run(n, fn)
