"""Looks at sites every few seconds, until it is told to stop."""
import asyncio
import logging
from datetime import datetime

import aiohttp

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s",
                    datefmt="%H:%M:%S", force=True)
log = logging.getLogger("monitor")


async def watch(session, url, every, stop):
    while not stop.is_set():
        try:
            async with session.head(url, timeout=aiohttp.ClientTimeout(total=1)) as response:
                log.info("%s %s", url, response.status)
        except asyncio.TimeoutError:
            log.warning("%s is slow", url)
        except aiohttp.ClientConnectorError as error:
            log.error("%s is down: %s", url, error.strerror)
        try:
            await asyncio.wait_for(stop.wait(), timeout=every)
        except asyncio.TimeoutError:
            pass


async def main():
    stop = asyncio.Event()
    async with aiohttp.ClientSession() as session:
        watchers = [asyncio.create_task(watch(session, url, every, stop))
                    for url, every in (("https://up.dev", 2), ("https://slow.dev", 3),
                                       ("https://down.dev", 4))]
        await asyncio.sleep(7)
        stop.set()
        await asyncio.gather(*watchers)
    print("stopped at", datetime.now().time())


asyncio.run(main())
