import asyncio

async def work():
    return 1

async def main():
    coro = work()
    print(await coro)
    try:
        await coro
    except RuntimeError as error:
        print(error)
    sleeping = asyncio.sleep(0, "slept")
    print(await sleeping)
    try:
        await sleeping
    except RuntimeError as error:
        print(error)
    task = asyncio.create_task(work())
    print(await task, await task)
    pending = asyncio.sleep(1)
    first = asyncio.create_task(wrap(pending))
    await asyncio.sleep(0)
    try:
        await pending
    except RuntimeError as error:
        print(error)
    await first

async def wrap(awaitable):
    await awaitable

asyncio.run(main())
