"""Follows links, each page once, two levels deep."""
import asyncio
from html.parser import HTMLParser
from urllib.parse import urljoin

import httpx


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a":
            self.found.extend(value for key, value in attrs if key == "href")


async def crawl(client, url, depth, seen):
    if depth < 0 or url in seen:
        return
    seen[url] = None
    try:
        response = await client.get(url)
    except httpx.ConnectError:
        seen[url] = "unreachable"
        return
    seen[url] = response.status_code
    parser = Links()
    parser.feed(response.text)
    await asyncio.gather(*(crawl(client, urljoin(url, link), depth - 1, seen)
                           for link in parser.found))


async def main():
    seen = {}
    async with httpx.AsyncClient() as client:
        await crawl(client, "https://wiki.dev/", 2, seen)
    for url, state in sorted(seen.items()):
        print(url, state)


asyncio.run(main())
