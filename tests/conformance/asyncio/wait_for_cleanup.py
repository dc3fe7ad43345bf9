# wait_for waits until the cancelled task has cleaned up.
import asyncio


async def slow_to_leave():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(3)
        print("left at", asyncio.get_running_loop().time())
        raise


async def refuses():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "late answer"


async def main():
    try:
        await asyncio.wait_for(slow_to_leave(), 1)
    except asyncio.TimeoutError:
        print("timed out at", asyncio.get_running_loop().time())
    print(await asyncio.wait_for(refuses(), 1))


asyncio.run(main())
