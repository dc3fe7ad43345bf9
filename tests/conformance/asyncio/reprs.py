import asyncio


async def work():
    await asyncio.sleep(1)
    return [1, 2]


def callback(future):
    pass


async def main():
    task = asyncio.create_task(work())
    print(task)
    task.add_done_callback(callback)
    await asyncio.sleep(0)
    print(task)
    await task
    print(task)
    loop = asyncio.get_running_loop()
    print(loop)
    future = loop.create_future()
    print(future)
    future.set_exception(ValueError("v"))
    print(future)
    future.exception()
    stopped = asyncio.create_task(work(), name="x")
    stopped.cancel()
    print(stopped)
    await asyncio.gather(stopped, return_exceptions=True)
    print(stopped)
    print(asyncio.current_task())
    print(loop.call_later(1, callback, 1, "a"))


asyncio.run(main())
