"""Is there a module of that name?"""
import sys
from _helpers import find_module as _find_module
from importlib import _resolve


class _Spec:
    def __init__(self, name, origin, is_package):
        self.name = name
        self.origin = origin
        self.submodule_search_locations = [origin.rpartition("/")[0]] if is_package else None
        self.parent = name if is_package else name.rpartition(".")[0]
        self.has_location = origin != "built-in"

    def __repr__(self):
        return f"ModuleSpec(name={self.name!r}, origin={self.origin!r})"


def resolve_name(name, package):
    return _resolve(name, package) if name.startswith(".") else name


def find_spec(name, package=None):
    name = resolve_name(name, package)
    parent = name.rpartition(".")[0]
    if parent:
        __import__(parent)
        if not hasattr(sys.modules[parent], "__path__"):
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to "
                                      f"find {name!r}", name=name)
    if name not in sys.modules and not _find_module(name):
        return None
    module = sys.modules.get(name)
    origin = getattr(module, "__file__", None) or "built-in"
    return _Spec(name, origin, hasattr(module, "__path__"))
