# A class with __aiter__ and __anext__; break, else, and its errors.
import asyncio


class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await asyncio.sleep(1)
        self.left -= 1
        return self.left


async def main():
    async for n in Countdown(3):
        print(n, asyncio.get_running_loop().time())
    else:
        print("no break")
    count = Countdown(9)
    async for n in count:
        if n == 6:
            break
    else:
        print("never")
    print(count.left, [n async for n in count if n % 2], {n: n * n async for n in Countdown(2)})
    print(await anext(Countdown(1)), await anext(Countdown(0), "empty"))
    for wrong in ([1, 2], Countdown):
        try:
            async for n in wrong:
                print(n)
        except TypeError as error:
            print(error)


asyncio.run(main())
