# What inspect says of a coroutine, before, while and after it runs.
import asyncio
import inspect


async def work(future):
    print("inside:", inspect.getcoroutinestate(coroutine))
    return await future


async def main():
    global coroutine
    future = asyncio.get_running_loop().create_future()
    coroutine = work(future)
    print(inspect.getcoroutinestate(coroutine), inspect.iscoroutine(coroutine),
          inspect.isawaitable(future), asyncio.iscoroutinefunction(work))
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(coroutine), task.get_coro() is coroutine,
          coroutine.cr_running, coroutine.cr_await is not None)
    future.set_result(4)
    print(await task, inspect.getcoroutinestate(coroutine))
    closed = work(future)
    closed.close()
    print(inspect.getcoroutinestate(closed))
    try:
        await closed
    except RuntimeError as error:
        print(error)


asyncio.run(main())
