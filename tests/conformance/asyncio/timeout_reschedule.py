import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(1) as limit:
        await asyncio.sleep(0.5)
        limit.reschedule(loop.time() + 2)
        await asyncio.sleep(1.5)
        limit.reschedule(None)
        await asyncio.sleep(10)
    print("in time", loop.time())
    try:
        limit.reschedule(3)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(None) as limit:
            limit.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("rescheduled to the past", loop.time())
    try:
        limit.reschedule(3)
    except RuntimeError as error:
        print(error)

asyncio.run(main())


async def too_early():
    try:
        asyncio.timeout(1).reschedule(3)
    except Exception as error:
        print(type(error).__name__, error)

asyncio.run(too_early())
