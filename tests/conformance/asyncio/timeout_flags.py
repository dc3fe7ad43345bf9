# timeout(): expired(), when(), None, zero, the past.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(2) as limit:
        print(limit.when(), limit.expired(), limit)
        await asyncio.sleep(1)
    print(limit.expired(), limit)
    try:
        async with asyncio.timeout(1) as limit:
            await asyncio.sleep(5)
    except TimeoutError as error:
        print("expired", limit.expired(), repr(error), type(error.__cause__).__name__)
    async with asyncio.timeout(None) as limit:
        print(limit.when())
        await asyncio.sleep(1)
    for start in (0, -3):
        try:
            async with asyncio.timeout(start):
                print("inside", start)
                await asyncio.sleep(0)
                print("one turn went by")
                await asyncio.sleep(1)
        except TimeoutError:
            print("timed out at", loop.time())
    try:
        async with asyncio.timeout_at(loop.time() + 1) as limit:
            limit.reschedule(loop.time() + 3)
            await asyncio.sleep(2)
            print("still here", limit.when() - loop.time())
            await asyncio.sleep(2)
    except TimeoutError:
        print(loop.time())


asyncio.run(main())
