"""Importing by name, and asking whether a module is there."""
import importlib, importlib.util, sys
m = importlib.import_module("json"); print(m.dumps([1]), m is sys.modules["json"], importlib.import_module("os.path").join("a", "b"), importlib.import_module(".abc", "collections").__name__, importlib.import_module("..abc", "collections.x").__name__)
for n in ("no_such_pkg", "json", "asyncio", "no_such.sub"):
    try: s = importlib.util.find_spec(n); print(n, s is not None, s and s.name)
    except ModuleNotFoundError as e: print(type(e).__name__, e)
for a in ((".x",), (".x", ""), ("nope",)):
    try: importlib.import_module(*a)
    except (ImportError, TypeError) as e: print(type(e).__name__, e)
from importlib import import_module
for name in ["math", "random", "textwrap", "nothing_here"]:
    try: mod = import_module(name); print(name, "available", hasattr(mod, "__name__"))
    except ImportError as e: print(name, "missing:", e, e.name)
if importlib.util.find_spec("uvloop") is None: print("uvloop not installed, using asyncio")
import types
try: importlib.reload(types.ModuleType("zz"))
except ImportError as e: print(e)
import string; importlib.reload(string); print(string.digits)
