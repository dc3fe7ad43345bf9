# A timeout round a TaskGroup cancels all children.
import asyncio


async def child(name, seconds):
    try:
        await asyncio.sleep(seconds)
        print(name, "done")
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleaned up")


async def main():
    try:
        async with asyncio.timeout(2):
            async with asyncio.TaskGroup() as group:
                for seconds in (1, 3):
                    group.create_task(child(f"child-{seconds}", seconds))
                print("body done")
    except TimeoutError:
        print("timeout at", asyncio.get_running_loop().time(), asyncio.current_task().cancelling())


asyncio.run(main())
