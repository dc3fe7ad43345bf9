# A chain of 50 awaits, suspended at its end 20,000 times.
import asyncio


async def down(depth, n):
    if depth:
        return await down(depth - 1, n)
    for _ in range(n):
        await asyncio.sleep(0)
    return n


print(asyncio.run(down(50, 20_000)))
