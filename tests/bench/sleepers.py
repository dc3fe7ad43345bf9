# 100,000 tasks that sleep at once.
import asyncio


async def nap(i):
    await asyncio.sleep(1 + i % 100 / 100)
    return i


async def main():
    results = await asyncio.gather(*[nap(i) for i in range(100_000)])
    print(sum(results))


asyncio.run(main())
