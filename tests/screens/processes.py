import asyncio
import math
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def count(limit):
    total = 0
    for n in range(limit):
        total += math.isqrt(n)
    return total


async def both(pool):
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(pool, count, 300) for _ in range(2)))


async def main():
    with ThreadPoolExecutor(2) as threads:
        print(await both(threads))
    with ProcessPoolExecutor(2) as processes:
        print(await both(processes))


if __name__ == "__main__":
    asyncio.run(main())
