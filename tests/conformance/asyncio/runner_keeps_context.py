"""A Runner's runs share one context; each asyncio.run() has its own; reprs that meet themselves."""
import asyncio
import asyncio.log
import contextvars

count = contextvars.ContextVar("count", default=0)


async def bump():
    count.set(count.get() + 1)
    task = asyncio.create_task(inner())
    await task
    return count.get()


async def inner():
    count.set(100)


with asyncio.Runner() as runner:
    print(runner.run(bump()), runner.run(bump()), count.get())
    own = contextvars.copy_context()
    print(runner.run(bump(), context=own), own[count], runner.run(bump()))
    runner.get_loop().call_soon(lambda: print("a callback sees", count.get()))
    print(runner.run(asyncio.sleep(0, "slept")))
print(asyncio.run(bump()), asyncio.run(bump()), count.get())
count.set(7)
with asyncio.Runner() as runner:
    count.set(8)
    print(runner.run(bump()), count.get())


async def chase():
    future = asyncio.get_running_loop().create_future()
    future.set_result([future])
    print(future)


asyncio.run(chase())
loop = asyncio.new_event_loop()
print({cls.__module__: cls.__qualname__ for cls in type(loop).__mro__
       if "vclock" not in cls.__module__})
print(asyncio.log.logger.name, isinstance(loop, asyncio.BaseEventLoop))
loop.close()
for name in ("get_event_loop", "new_event_loop"):
    try:
        getattr(asyncio.AbstractEventLoopPolicy(), name)()
    except NotImplementedError as error:
        print(name, repr(error))
