# Memory: a million tasks asleep at once (not run under CPython).
# Bytes of each: task 104, coroutine 64, its frame 72 and 24 of stack, sleep 80, timer heap 24, list 8.
import asyncio


async def nap():
    await asyncio.sleep(1)


async def main():
    tasks = [asyncio.create_task(nap()) for _ in range(1_000_000)]
    await asyncio.sleep(2)
    print(sum(task.done() for task in tasks))


asyncio.run(main())
