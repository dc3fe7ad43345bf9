# Two connections for five requests: the others wait in line.
import asyncio
import time
import aiohttp

begin = time.monotonic()


async def fetch(session, host, number):
    async with session.get(f"https://{host}/{number}") as response:
        await response.read()
        print(host, number, round(time.monotonic() - begin, 2))


async def run(title, **options):
    global begin
    begin = time.monotonic()
    print(title)
    connector = aiohttp.TCPConnector(**options)
    async with aiohttp.ClientSession(connector=connector) as session:
        await asyncio.gather(*[fetch(session, "a.dev", number) for number in range(5)],
                             fetch(session, "b.dev", 0))


async def main():
    await run("limit=2", limit=2)
    await run("limit_per_host=1", limit_per_host=1)
    await run("limit=0", limit=0)
    connector = aiohttp.TCPConnector(limit=1)
    timeout = aiohttp.ClientTimeout(connect=1.5)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        results = await asyncio.gather(*[session.get(f"https://a.dev/{i}") for i in range(3)],
                                       return_exceptions=True)
        print([getattr(result, "status", repr(result)) for result in results])
        first = asyncio.create_task(session.get("https://a.dev/x"))
        second = asyncio.create_task(session.get("https://a.dev/y"))
        await asyncio.sleep(0.5)
        second.cancel()
        print((await first).status, await asyncio.gather(second, return_exceptions=True))


asyncio.run(main())
