"""200 tasks that sleep, queue at a lock and wait for one another: the fullest window there is."""
import asyncio


async def worker(number, lock, before):
    await asyncio.sleep(number % 7 / 10)
    async with lock:
        await asyncio.sleep(0.01)
    if before is not None:
        await before
    return number


async def main():
    lock = asyncio.Semaphore(5)
    tasks = []
    for number in range(200):
        before = tasks[-1] if number % 9 == 0 and tasks else None
        tasks.append(asyncio.create_task(worker(number, lock, before)))
    print(len(await asyncio.gather(*tasks)))


asyncio.run(main())
