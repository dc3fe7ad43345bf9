import asyncio
import time
from urllib.request import urlopen

SITES = ("python.org", "kernel.org", "debian.org",
         "gnu.org", "sqlite.org")


async def fetch(site):
    with urlopen("https://" + site) as reply:
        print(reply.status, site)


async def main():
    jobs = [fetch(site) for site in SITES]
    await asyncio.gather(*jobs)


start = time.monotonic()
asyncio.run(main())
print(f"{time.monotonic() - start:.2f} s")
