# One coroutine named twice in gather() runs once and gives its result twice.
import asyncio


async def work():
    print("runs")
    await asyncio.sleep(1)
    return object()


async def main():
    coroutine = work()
    a, b, c = await asyncio.gather(coroutine, coroutine, asyncio.sleep(1, "other"))
    print(a is b, c)
    task = asyncio.create_task(work())
    results = await asyncio.gather(task, task)
    print(results[0] is results[1] is task.result())
    print(await asyncio.gather(), await asyncio.gather(*[], return_exceptions=True))
    future = asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2))
    print(type(future).__name__, future.done())
    print(await future, future)


asyncio.run(main())
