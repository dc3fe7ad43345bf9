import asyncio

class Countdown:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        print("aiter")
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.5)
        return self.n

class NoNext:
    def __aiter__(self):
        return self

class NotAsync:
    async def __aiter__(self):
        return self

async def main():
    async for n in Countdown(3):
        print(n)
    else:
        print("else")
    iterator = aiter(Countdown(1))
    print(await anext(iterator), await anext(iterator, "over"))
    for bad in (3, NoNext(), [1]):
        try:
            async for _ in bad:
                pass
        except TypeError as error:
            print(error)

asyncio.run(main())
