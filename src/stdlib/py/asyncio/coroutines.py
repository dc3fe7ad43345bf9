"""Is it a coroutine, or a function that makes them?"""
from _asyncio import iscoroutine, sleep as _sleep

__all__ = ("iscoroutinefunction", "iscoroutine")

_CO_COROUTINE = 0x80


def iscoroutinefunction(func):
    while True:
        inner = getattr(func, "__func__", None)
        if inner is None and type(func).__name__ == "partial":
            inner = func.func
        if inner is None:
            break
        func = inner
    code = getattr(func, "__code__", None)
    return func is _sleep if code is None else bool(code.co_flags & _CO_COROUTINE)
