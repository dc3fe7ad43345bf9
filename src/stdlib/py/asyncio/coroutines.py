"""Is it a coroutine, or a function that makes them?"""
import inspect
from _asyncio import iscoroutine

__all__ = ("iscoroutinefunction", "iscoroutine")


def iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func)
