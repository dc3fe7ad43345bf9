"""The fastest of several mirrors wins, the others are cancelled."""
import asyncio

import aiohttp

MIRRORS = ["https://eu.mirror.dev/f", "https://us.mirror.dev/f", "https://asia.mirror.dev/f"]


async def fetch(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return url, await response.text()


async def fastest(session, urls):
    tasks = {asyncio.create_task(fetch(session, url)) for url in urls}
    errors = []
    try:
        while tasks:
            done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception() is None:
                    return task.result()
                errors.append(task.exception())
        raise ExceptionGroup("no mirror answers", errors)
    finally:
        for task in tasks:
            task.cancel()


async def main():
    loop = asyncio.get_running_loop()
    async with aiohttp.ClientSession() as session:
        print(await fastest(session, MIRRORS), round(loop.time(), 2))
        try:
            await fastest(session, MIRRORS[1:2] + ["https://nowhere.invalid"])
        except* aiohttp.ClientError as group:
            for error in group.exceptions:
                print(type(error).__name__)
        for url in MIRRORS:
            try:
                print(await asyncio.wait_for(fetch(session, url), timeout=0.6))
                break
            except (asyncio.TimeoutError, aiohttp.ClientError) as error:
                print("next, after", type(error).__name__)


asyncio.run(main())
