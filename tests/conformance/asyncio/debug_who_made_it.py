"""Debug mode says where what is complained about was made: coroutines, futures, tasks, handles."""
import asyncio
import sys


async def worker(n):
    await asyncio.sleep(0.1)
    raise ValueError(n)


async def forgotten():
    pass


async def helper():
    forgotten()
    await asyncio.sleep(0)


def callback():
    raise KeyError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), sys.get_coroutine_origin_tracking_depth())
    task = asyncio.create_task(worker(1), name="w")
    print(task, len(task._source_traceback) > 0)
    await helper()
    future = loop.create_future()
    future.set_exception(KeyError("k"))
    handle = loop.call_later(1, print, "x")
    handle.cancel()
    print(handle)
    future = task = None
    await asyncio.sleep(0.5)
    asyncio.Future().set_exception(OSError("lost"))
    forgotten()


asyncio.run(main(), debug=True)
print(sys.get_coroutine_origin_tracking_depth(), asyncio.Future._source_traceback
      if isinstance(asyncio.Future._source_traceback, list) else "no list")

# The same by hand, without a loop.
sys.set_coroutine_origin_tracking_depth(2)


def maker():
    return forgotten()


coro = maker()
print([place[1:] for place in coro.cr_origin])
coro.close()
sys.set_coroutine_origin_tracking_depth(1)
coro = maker()
print([place[1:] for place in coro.cr_origin])
del coro
sys.set_coroutine_origin_tracking_depth(0)
coro = maker()
print(coro.cr_origin)
coro.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
