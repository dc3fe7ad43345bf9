import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(2) as limit:
        await asyncio.sleep(1)
        print(limit, limit.when(), limit.expired())
    print(limit, limit.expired())
    try:
        async with asyncio.timeout(1) as limit:
            print(limit)
            await asyncio.sleep(5)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__), limit, loop.time())
    try:
        async with asyncio.timeout(0):
            print("before the first await")
            await asyncio.sleep(0)
            print("never")
    except TimeoutError:
        print("at once", loop.time())
    async with asyncio.timeout(None) as limit:
        print(limit, limit.when())
        await asyncio.sleep(1)
    try:
        async with asyncio.timeout_at(loop.time() + 1):
            await asyncio.sleep(3)
    except TimeoutError:
        print("at", loop.time())
    try:
        async with asyncio.timeout(-1):
            await asyncio.sleep(3)
    except TimeoutError:
        print("past", loop.time())
    print(asyncio.timeout(5))

asyncio.run(main())
