"""A bucket that is short of a token by a rounding error: each wait, however short, takes time.

(Among the programs that are recorded in real time: a virtual clock would stand still.)
"""
import asyncio


class Bucket:
    def __init__(self, rate, size):
        self.rate = rate
        self.size = self.tokens = size
        self.seen = None

    def fill(self):
        now = asyncio.get_running_loop().time()
        if self.seen is not None:
            self.tokens = min(self.size, self.tokens + (now - self.seen) * self.rate)
        self.seen = now

    async def take(self):
        self.fill()
        while self.tokens < 1:
            await asyncio.sleep((1 - self.tokens) / self.rate)
            self.fill()
        self.tokens -= 1


async def customer(bucket, start):
    await bucket.take()
    return round(asyncio.get_running_loop().time() - start, 1)


async def until(deadline):
    loop = asyncio.get_running_loop()
    arrived = asyncio.Event()

    def look():
        left = deadline - loop.time()
        if left > 0:
            loop.call_later(min(left, 1e-12) if left < 0.05 else left - 1e-13, look)
        else:
            arrived.set()

    look()
    await arrived.wait()


async def main():
    start = asyncio.get_running_loop().time()
    bucket = Bucket(5, 2)
    print(sorted(await asyncio.gather(*(customer(bucket, start) for _ in range(6)))))
    await until(start + 1.2)
    print(round(asyncio.get_running_loop().time() - start, 1))


asyncio.run(main())
