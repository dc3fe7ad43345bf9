import asyncio

async def fails(n):
    await asyncio.sleep(n)
    raise KeyError("inner")

async def cleanup_fails():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("while cleaning up")

async def swallows():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "swallowed"

async def main():
    for coro in (fails(1), cleanup_fails(), swallows()):
        try:
            print(await asyncio.wait_for(coro, 2))
        except Exception as error:
            print(repr(error), repr(error.__context__), asyncio.get_running_loop().time())
    try:
        await asyncio.wait_for(3, 1)
    except TypeError as error:
        print(error)
    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(future, 1)
    except TimeoutError:
        print(future.cancelled())

asyncio.run(main())
