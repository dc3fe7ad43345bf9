# A task that swallows its cancellation goes on and ends with a result.
import asyncio


async def stubborn():
    for attempt in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("no,", attempt, asyncio.current_task().cancelling())
    return "done as I like"


async def polite():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        asyncio.current_task().uncancel()
        await asyncio.sleep(1)
        return "finished first"


async def main():
    task = asyncio.create_task(stubborn())
    while not task.done():
        await asyncio.sleep(1)
        task.cancel()
        await asyncio.sleep(0)
    print(task.result(), task.cancelled())
    task = asyncio.create_task(polite())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelling())


asyncio.run(main())
