"""Handle and TimerHandle made by hand; what abstract classes leave open; a barrier's repr."""
import asyncio


def noop(*args):
    print("noop", args)


loop = asyncio.new_event_loop()
handle = asyncio.Handle(noop, (1, 2), loop)
print(handle.cancelled(), "noop(1, 2)" in repr(handle))
handle.cancel()
print(handle.cancelled(), handle)
early, late = asyncio.TimerHandle(10, noop, (), loop), asyncio.TimerHandle(20, noop, (), loop)
try:
    asyncio.Handle(noop)
except TypeError:
    print("missing arguments")
for name in ("close", "get_loop"):
    try:
        getattr(asyncio.AbstractServer(), name)()
    except NotImplementedError as error:
        print(name, repr(error))
task_loop = asyncio.new_event_loop()
task_loop.set_debug(True)


async def coro():
    return 1


task = asyncio.Task(coro(), loop=task_loop)
print(len(task._source_traceback) > 0, task_loop.run_until_complete(task))
task_loop.close()
loop.close()
