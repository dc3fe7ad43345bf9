import asyncio
import time
import aiohttp


async def fetch(session, url):
    try:
        async with session.get(url) as response:
            return await response.text()
    except asyncio.CancelledError:
        print("cancelled", url, round(time.monotonic(), 2))
        raise


async def main():
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(fetch(session, url), name=url)
                 for url in ("https://a.dev", "https://b.dev", "https://c.dev")]
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        print([task.get_name() for task in done], len(pending), done.pop().result())
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        print(round(time.monotonic(), 2))


asyncio.run(main())
