import asyncio

async def work():
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("caught inside")
                await asyncio.sleep(1)
                raise
    except TimeoutError:
        print("timed out")
        return "late"

async def swallows():
    async with asyncio.timeout(1) as limit:
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print("swallowed")
    print(limit.expired(), asyncio.current_task().cancelling())

async def raises():
    async with asyncio.timeout(1):
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            raise ValueError("other")

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1.5)
    task.cancel("from outside")
    try:
        print(await task)
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    await swallows()
    try:
        await raises()
    except ValueError as error:
        print(repr(error), repr(error.__context__))
    try:
        async with asyncio.timeout(1):
            raise KeyError("at once")
    except KeyError as error:
        print(repr(error))

asyncio.run(main())
