import asyncio
import time

import aiohttp

SITES = ("python.org", "kernel.org", "debian.org",
         "gnu.org", "sqlite.org")


async def fetch(session, site):
    async with session.get("https://" + site) as reply:
        print(reply.status, site)


async def main():
    async with aiohttp.ClientSession() as session:
        jobs = [fetch(session, site) for site in SITES]
        await asyncio.gather(*jobs)


start = time.monotonic()
asyncio.run(main())
print(f"{time.monotonic() - start:.2f} s")
