"""The same eight downloads, three ways."""
import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import aiohttp
import requests

URLS = [f"https://site{n}.dev/page" for n in range(8)]


def timed(function):
    def wrapper(*args):
        start = time.perf_counter()
        result = function(*args)
        print(f"{function.__name__}: {result} bytes, {time.perf_counter() - start:.2f} s")
    return wrapper


@timed
def one_by_one():
    return sum(len(requests.get(url).content) for url in URLS)


@timed
def with_session():
    with requests.Session() as session:
        return sum(len(session.get(url).content) for url in URLS)


@timed
def in_threads():
    with ThreadPoolExecutor(max_workers=4) as executor:
        return sum(executor.map(lambda url: len(requests.get(url).content), URLS))


async def fetch(session, url):
    async with session.get(url) as response:
        return len(await response.read())


async def fetch_all():
    async with aiohttp.ClientSession() as session:
        return sum(await asyncio.gather(*[fetch(session, url) for url in URLS]))


@timed
def with_asyncio():
    return asyncio.run(fetch_all())


one_by_one()
with_session()
in_threads()
with_asyncio()
