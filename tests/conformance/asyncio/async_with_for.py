import asyncio


class Door:
    async def __aenter__(self):
        print("open")
        await asyncio.sleep(1)
        return self

    async def __aexit__(self, kind, error, traceback):
        print("close", kind)
        await asyncio.sleep(1)
        return kind is KeyError


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(1)
        return self.n


async def naturals(limit):
    for i in range(limit):
        yield i
        await asyncio.sleep(0.5)


async def main():
    async with Door():
        async for n in Countdown(3):
            print(n)
        else:
            print("lift-off")
    async with Door():
        raise KeyError("swallowed")
    print([n async for n in naturals(5) if n % 2], asyncio.get_running_loop().time())


asyncio.run(main())
