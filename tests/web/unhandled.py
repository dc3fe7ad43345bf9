import asyncio
import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        async with session.get("https://a.dev/x") as response:
            response.raise_for_status()


asyncio.run(main())
