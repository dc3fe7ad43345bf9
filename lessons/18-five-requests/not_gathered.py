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
        for site in SITES:
            await fetch(session, site)


start = time.monotonic()
asyncio.run(main())
print(f"{time.monotonic() - start:.2f} s")
