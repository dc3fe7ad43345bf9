"""No more than so many requests a second: a token bucket."""
import asyncio
import time

import httpx


class RateLimiter:
    def __init__(self, rate, capacity):
        self.rate, self.capacity = rate, capacity
        self.tokens = capacity
        self.updated = time.monotonic()
        self.lock = asyncio.Lock()

    async def acquire(self):
        async with self.lock:
            while True:
                now = time.monotonic()
                self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
                self.updated = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                await asyncio.sleep((1 - self.tokens) / self.rate)


async def call(client, limiter, number):
    await limiter.acquire()
    sent = time.monotonic()
    response = await client.get("/things", params={"n": number})
    print(f"{number}: sent {sent:.2f}, answered {time.monotonic():.2f} ({response.status_code})")


async def main():
    limiter = RateLimiter(rate=2, capacity=2)
    async with httpx.AsyncClient(base_url="https://api.dev") as client:
        await asyncio.gather(*(call(client, limiter, number) for number in range(6)))


asyncio.run(main())
