import asyncio

async def work(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as error:
        print("work", n, error.args)
        raise

async def owner(fail):
    async with asyncio.TaskGroup() as group:
        group.create_task(work(5))
        if fail:
            async def bad():
                try:
                    await asyncio.sleep(5)
                except asyncio.CancelledError:
                    raise ValueError("cleanup failed")
            group.create_task(bad())
        try:
            await asyncio.sleep(1)
            print("body ends")
        finally:
            print("body finally")

async def main():
    for delay in (0.5, 2):
        for fail in (False, True):
            task = asyncio.create_task(owner(fail))
            await asyncio.sleep(delay)
            task.cancel("from main")
            try:
                await task
            except BaseException as error:
                print(delay, fail, repr(error), task.cancelled())

asyncio.run(main())
