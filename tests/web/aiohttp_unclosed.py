# What aiohttp says of a session that nobody closed.
import asyncio
import aiohttp


async def main():
    session = aiohttp.ClientSession()
    response = await session.get("https://a.dev")
    print(response.status)


async def unused():
    aiohttp.ClientSession()


asyncio.run(main())
asyncio.run(unused())
