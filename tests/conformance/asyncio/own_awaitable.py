import asyncio


class Twice:
    def __init__(self, coro):
        self.coro = coro

    def __await__(self):
        print("begin")
        value = yield from self.coro.__await__()
        print("middle")
        yield
        return value * 2


async def five():
    await asyncio.sleep(1)
    return 5


async def main():
    print(await Twice(five()))
    print(await asyncio.gather(Twice(five()), five()))


asyncio.run(main())
