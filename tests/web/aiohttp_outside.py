# A session that is made where no loop runs.
import asyncio
import aiohttp

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
session = aiohttp.ClientSession(loop=loop)


async def main():
    async with session.get("https://a.dev", verify_ssl=False, timeout=3) as response:
        print(response.status)
    await session.close()


loop.run_until_complete(main())
loop.close()
try:
    aiohttp.ClientSession()
except RuntimeError as error:
    print(error)
asyncio.set_event_loop(None)
try:
    aiohttp.ClientSession()
except RuntimeError as error:
    print(error)
