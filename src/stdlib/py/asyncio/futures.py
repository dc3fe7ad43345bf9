"""Futures: the class is C; this is what goes round it."""
from _asyncio import Future, isfuture

__all__ = ("Future", "wrap_future", "isfuture")


def _get_loop(future):
    return future.get_loop()


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    from asyncio import threads
    return threads._wrap(future, loop)
