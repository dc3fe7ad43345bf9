"""A line of progress as the answers come in."""
import asyncio

import aiohttp


async def measure(session, n):
    async with session.get(f"https://api.dev/item/{n}") as r:
        data = await r.json()
        return n, data["id"]


async def main():
    total = 5
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=3)) as session:
        coros = [measure(session, n) for n in range(1, total + 1)]
        for count, future in enumerate(asyncio.as_completed(coros), 1):
            n, number = await future
            print(f"[{'#' * count}{'.' * (total - count)}] {count}/{total}: item {n} is {number}")


asyncio.run(main())
