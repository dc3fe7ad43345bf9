"""A decorator that makes a blocking function awaitable."""
import asyncio
import functools
import time

import requests


def to_async(function):
    @functools.wraps(function)
    async def wrapper(*args, **kwargs):
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(None, functools.partial(function, *args, **kwargs))
    return wrapper


@to_async
def get_user(number, *, session=requests):
    response = session.get(f"https://jsonplaceholder.typicode.com/users/{number}", timeout=3)
    response.raise_for_status()
    return response.json()["id"]


async def main():
    start = time.perf_counter()
    print(await asyncio.gather(*[get_user(n) for n in (1, 2, 3)]))
    print(f"{time.perf_counter() - start:.1f}", get_user.__name__)
    try:
        await get_user(99)
    except requests.HTTPError as error:
        print(error)


asyncio.run(main())
