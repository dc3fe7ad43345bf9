"""Workers take URLs from a queue."""
import asyncio
import time

import aiohttp


async def worker(name, queue, session, results):
    while True:
        url = await queue.get()
        try:
            async with session.get(url) as response:
                results.append((url[-1], response.status, name))
        except aiohttp.ClientError as error:
            results.append((url[-1], type(error).__name__, name))
        finally:
            queue.task_done()


async def main():
    queue = asyncio.Queue()
    for number in range(7):
        queue.put_nowait(f"https://shop.dev/{number}")
    results = []
    start = time.monotonic()
    async with aiohttp.ClientSession() as session:
        workers = [asyncio.create_task(worker(f"w{n}", queue, session, results)) for n in range(3)]
        await queue.join()
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
    print(results)
    print(f"{time.monotonic() - start:.1f} s")


asyncio.run(main())
