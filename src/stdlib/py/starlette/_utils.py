"""What several parts of the framework need."""
import functools
import inspect


def is_async_callable(obj):
    while isinstance(obj, functools.partial):
        obj = obj.func
    return inspect.iscoroutinefunction(obj) or (
        callable(obj) and not inspect.isclass(obj)
        and inspect.iscoroutinefunction(getattr(type(obj), "__call__", None)))
