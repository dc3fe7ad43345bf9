# A limiter that lets so many through per second, and the moments at which it does.
import asyncio


class Limiter:
    def __init__(self, rate):
        self.gap = 1 / rate
        self.next = 0.0
        self.lock = asyncio.Lock()

    async def __aenter__(self):
        async with self.lock:
            loop = asyncio.get_running_loop()
            delay = self.next - loop.time()
            if delay > 0:
                await asyncio.sleep(delay)
            self.next = loop.time() + self.gap

    async def __aexit__(self, *exc):
        return False


async def call(limiter, number):
    async with limiter:
        print(f"{number} at {asyncio.get_running_loop().time():.2f}")


async def main():
    limiter = Limiter(4)
    await asyncio.gather(*(call(limiter, n) for n in range(6)))
    await asyncio.sleep(1)
    await call(limiter, "later")


asyncio.run(main())
