# Cancelling a task cancels the task that it awaits.
import asyncio


async def inner():
    try:
        await asyncio.sleep(5)
    finally:
        print("inner ends")


async def middle(task):
    try:
        return await task
    except asyncio.CancelledError:
        print("middle; the inner task was cancelled:", task.cancelled())
        raise


async def main():
    child = asyncio.create_task(inner(), name="child")
    parent = asyncio.create_task(middle(child), name="parent")
    await asyncio.sleep(1)
    parent.cancel()
    await asyncio.wait([parent, child])
    print(parent, child)
    child = asyncio.create_task(inner())
    parent = asyncio.create_task(middle(child))
    await asyncio.sleep(1)
    child.cancel()
    results = await asyncio.gather(parent, child, return_exceptions=True)
    print([type(r).__name__ for r in results], parent.cancelled())


asyncio.run(main())
