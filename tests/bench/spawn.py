# 100,000 short tasks, one after the other.
import asyncio


async def add(a, b):
    return a + b


async def main():
    total = 0
    for i in range(100_000):
        total = await asyncio.create_task(add(total, i))
    print(total)


asyncio.run(main())
