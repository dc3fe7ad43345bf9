"""Importing by name."""
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

__import__ = __import__


def _resolve(name, package):
    level = len(name) - len(name.lstrip("."))
    if not package:
        raise TypeError("the 'package' argument is required to perform a relative import for "
                        f"{name!r}")
    if level > package.count(".") + 1:
        raise ImportError("attempted relative import beyond top-level package")
    base = package.rsplit(".", level - 1)[0] if level > 1 else package
    return f"{base}.{name[level:]}" if name[level:] else base


def import_module(name, package=None):
    if name.startswith("."):
        name = _resolve(name, package)
    __import__(name)
    return sys.modules[name]


def invalidate_caches():
    pass


def reload(module):
    """Runs a module anew: what refers to its old objects keeps them."""
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    name = module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    del sys.modules[name]
    try:
        module.__dict__.update(vars(import_module(name)))
    finally:
        sys.modules[name] = module
    return module
