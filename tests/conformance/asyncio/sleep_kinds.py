import asyncio

async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.sleep(1, "result"), await asyncio.sleep(0, "zero"), await asyncio.sleep(-3))
    print(await asyncio.sleep(delay=0.5, result=[1]), loop.time())
    print(await asyncio.sleep(True), loop.time())
    for bad in ("1", None, [1]):
        try:
            await asyncio.sleep(bad)
        except TypeError as error:
            print(error)
    coro = asyncio.sleep(1)
    print(coro.__name__, coro.__qualname__, type(coro).__name__)
    coro.close()
    try:
        asyncio.sleep()
    except TypeError as error:
        print(error)

asyncio.run(main())
