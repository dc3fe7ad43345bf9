"""Import forms, packages, relative imports, circular imports."""
import pkg
import pkg.sub
import pkg.sub.deep as deep
from pkg import VALUE, helper as h
from pkg.sub import *
from pkg import sub as s2
import sys
print(pkg.VALUE, VALUE, h(2), deep.NAME, pkg.sub.deep is deep, s2 is pkg.sub, star_visible)
try: _hidden
except NameError as e: print(e)
print(pkg.__name__, pkg.sub.__name__, deep.__name__, deep.__package__, pkg.sub.up(), "pkg.sub.deep" in sys.modules)
import circ_a
print(circ_a.use(), circ_a.circ_b.use())
for f in ("import pkg.nope", "from pkg import nope", "from pkg.sub import nothing", "import nope.sub"): pass
try: import pkg.nope
except ModuleNotFoundError as e: print(e, "|", e.name)
try: from pkg import nope
except ImportError as e: print(str(e).split(" (")[0], "|", e.name)
try: import nope.sub
except ModuleNotFoundError as e: print(e)
try: import pkg.VALUE
except ModuleNotFoundError as e: print(e)
def local():
    import pkg as p
    from pkg.sub.deep import NAME
    return p.VALUE, NAME
print(local(), type(pkg).__name__, repr(pkg).startswith("<module 'pkg' from"))
import math as m, time as t
print(m.pi, m.floor(2.5), callable(t.time), m.__name__, hasattr(m, "sqrt"))
try: m.nope
except AttributeError as e: print(e)
try: pkg.nope
except AttributeError as e: print(e)
if __name__ == "__main__": print("main", __name__)
pkg.VALUE = 99
from pkg import VALUE as again
print(again, VALUE)
