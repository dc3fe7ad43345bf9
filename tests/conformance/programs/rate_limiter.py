import asyncio
class RateLimiter:
    def __init__(self, rate, per): self.rate, self.per, self.tokens = rate, per, []
    async def __aenter__(self):
        loop = asyncio.get_running_loop()
        while True:
            now = loop.time()
            self.tokens = [t for t in self.tokens if now - t < self.per]
            if len(self.tokens) < self.rate: break
            await asyncio.sleep(self.per - (now - self.tokens[0]))
        self.tokens.append(loop.time())
        return self
    async def __aexit__(self, *exc): return False
async def call(limiter, sem, i):
    async with sem, limiter:
        t = asyncio.get_running_loop().time()
        print(f"call {i:2d} at {t:.1f}s")
        await asyncio.sleep(0.05)
        return i ** 2
async def main():
    limiter, sem = RateLimiter(3, 1.0), asyncio.Semaphore(5)
    print(await asyncio.gather(*(call(limiter, sem, i) for i in range(10))))
asyncio.run(main())
