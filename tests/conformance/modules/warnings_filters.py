"""Filters reach warnings of the program and of the machine alike."""
import warnings, sys, asyncio
def old():
    warnings.warn("old is deprecated", DeprecationWarning, stacklevel=2)
old()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    old(); warnings.warn("u"); warnings.warn(RuntimeWarning("r"))
    print([(x.category.__name__, str(x.message), x.lineno) for x in w])
async def c(): pass
def never():
    c()
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    never()
    print([(x.category.__name__, str(x.message), x.lineno) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    never()
    print("ignored")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try: warnings.warn("err")
    except UserWarning as e: print("raised", e)
    print("after never")
with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="coroutine .* was never awaited")
    never()
warnings.filterwarnings("ignore", category=DeprecationWarning)
old()
warnings.resetwarnings()
old()
warnings.filterwarnings("error", category=RuntimeWarning)
for i in range(2):
    warnings.warn("twice")
warnings.simplefilter("once")
for i in range(2): warnings.warn("once")
for i in range(2): warnings.warn("once")
def show(message, category, filename, lineno, file=None, line=None):
    print("SHOW", category.__name__, message, lineno)
warnings.showwarning = show
warnings.warn("shown by own")
never()
warnings.formatwarning("m", UserWarning, "f.py", 3)
print(warnings.formatwarning("m", UserWarning, "f.py", 3, "line"))
warnings.warn_explicit("explicit", UserWarning, "x.py", 7)
print(warnings.filters[:2])
try: warnings.warn("x", int)
except TypeError as e: print(e)
try: warnings.simplefilter("bad")
except AssertionError as e: print(e)
