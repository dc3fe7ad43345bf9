"""Blocking calls, out of the event loop's way."""
import functools as _functools
from anyio import to_thread as _to_thread

__all__ = ["run_in_threadpool", "iterate_in_threadpool"]


async def run_in_threadpool(func, *args, **kwargs):
    if kwargs:
        func = _functools.partial(func, **kwargs)
    return await _to_thread.run_sync(func, *args)


async def iterate_in_threadpool(iterator):
    over = object()
    iterator = iter(iterator)
    while True:
        item = await _to_thread.run_sync(next, iterator, over)
        if item is over:
            return
        yield item
