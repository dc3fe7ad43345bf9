# A task cancelled before its first step never runs.
import asyncio


async def never():
    print("this is not printed")


async def main():
    task = asyncio.create_task(never())
    print(task.cancel())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())


asyncio.run(main())
