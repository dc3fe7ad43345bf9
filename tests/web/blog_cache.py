"""Each address is asked for once, however many want it."""
import asyncio

import aiohttp


class Cache:
    def __init__(self, session):
        self.session = session
        self.tasks = {}

    async def get(self, url):
        if url not in self.tasks:
            print("miss", url)
            self.tasks[url] = asyncio.create_task(self._fetch(url))
        else:
            print("hit ", url)
        return await asyncio.shield(self.tasks[url])

    async def _fetch(self, url):
        async with self.session.get(url) as response:
            return (await response.json())["value"]


async def main():
    async with aiohttp.ClientSession() as session:
        cache = Cache(session)
        values = await asyncio.gather(*(cache.get(f"https://rates.dev/{name}")
                                        for name in ("eur", "usd", "eur", "krw", "eur")))
        print(values, asyncio.get_running_loop().time())


asyncio.run(main())
