import asyncio
import time
import aiohttp


async def fetch(session, semaphore, number):
    async with semaphore:
        async with session.get(f"https://httpbin.org/delay/{number % 2 + 1}") as response:
            return number, response.status


async def main():
    begin = time.monotonic()
    semaphore = asyncio.Semaphore(3)
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, semaphore, number)) for number in range(6)]
        for next_done in asyncio.as_completed(tasks):
            print(await next_done, round(time.monotonic() - begin, 2))


asyncio.run(main())
