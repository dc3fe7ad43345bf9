"""An async generator that turns pages."""
import asyncio

import aiohttp


async def pages(session, url):
    while url:
        async with session.get(url) as response:
            page = await response.json()
        yield page["results"]
        url = page["next"]


async def items(session, url):
    async for page in pages(session, url):
        for item in page:
            yield item


async def main():
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession() as session:
        names = []
        async for item in items(session, "https://pokeapi.co/api/v2/berry?limit=4"):
            names.append(item["name"])
            if len(names) == 10:
                break
        print(names, round(loop.time(), 2))
        first = [page async for page in pages(session, "https://list.dev/?page=1")]
        print(first, round(loop.time(), 2))


asyncio.run(main())
