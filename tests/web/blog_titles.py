"""Titles of a few pages, all at once."""
import asyncio
import re
import time

import aiohttp

PAGES = ["https://news.dev", "https://news.dev/world", "https://news.dev/sport",
         "https://news.dev/missing"]
TITLE = re.compile(r"<title>(.*?)</title>", re.S | re.I)


async def get_title(session: aiohttp.ClientSession, url: str) -> tuple[str, str | None]:
    async with session.get(url) as resp:
        if resp.status != 200:
            return url, None
        html = await resp.text()
    match = TITLE.search(html)
    return url, match.group(1).strip() if match else None


async def main() -> None:
    start = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(get_title(session, url)) for url in PAGES]
        for url, title in await asyncio.gather(*tasks):
            print(f"{url:<28} {title or '(none)'}")
    print(f"{len(PAGES)} pages in {time.perf_counter() - start:.2f} seconds")


if __name__ == "__main__":
    asyncio.run(main())
