"""Try again, and wait twice as long each time."""
import asyncio
import logging
import random

import aiohttp

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
log = logging.getLogger(__name__)


async def fetch_with_retry(session, url, retries=4, base=0.5, jitter=False):
    for attempt in range(1, retries + 1):
        try:
            async with session.get(url, timeout=aiohttp.ClientTimeout(total=2)) as response:
                response.raise_for_status()
                return await response.json()
        except (aiohttp.ClientError, asyncio.TimeoutError) as exc:
            if attempt == retries:
                log.error("giving up on %s", url)
                raise
            delay = base * 2 ** (attempt - 1)
            if jitter:
                delay += random.uniform(0, 0.1)
            log.info("attempt %d failed: %r, next one in %.2f s", attempt, type(exc).__name__, delay)
            await asyncio.sleep(delay)


async def main():
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession() as session:
        print(await fetch_with_retry(session, "https://api.dev/shaky"), round(loop.time(), 2))
        try:
            await fetch_with_retry(session, "https://api.dev/dead", retries=2)
        except aiohttp.ClientResponseError as exc:
            print("failed:", exc.status, exc.message)
        results = await asyncio.gather(
            *(fetch_with_retry(session, f"https://api.dev/{name}", 2, 0.1) for name in ("a", "dead")),
            return_exceptions=True)
        print([r if isinstance(r, dict) else type(r).__name__ for r in results])


asyncio.run(main())
