# wait_for() inside wait_for(): the shorter limit wins, and who hears of it.
import asyncio


async def work(seconds):
    try:
        await asyncio.sleep(seconds)
        return "done"
    except asyncio.CancelledError:
        print("work cancelled at", asyncio.get_running_loop().time())
        raise


async def inner(seconds, limit):
    try:
        return await asyncio.wait_for(work(seconds), limit)
    except asyncio.TimeoutError:
        print("inner limit")
        return "inner gave up"


async def main():
    for seconds, short, long in [(5, 1, 3), (5, 3, 1), (1, 2, 3), (2, 2, 2)]:
        try:
            print(seconds, short, long, await asyncio.wait_for(inner(seconds, short), long))
        except asyncio.TimeoutError:
            print(seconds, short, long, "outer limit", asyncio.get_running_loop().time())
    print(await asyncio.wait_for(work(1), None))
    for limit in (0, -1):
        try:
            await asyncio.wait_for(work(1), limit)
        except asyncio.TimeoutError as error:
            print("at once", repr(error))


asyncio.run(main())
