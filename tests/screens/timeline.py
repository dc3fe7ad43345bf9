import asyncio
import threading
import time
import urllib.request


def work():
    time.sleep(1)
    print("worked")


async def fetch(url):
    await asyncio.sleep(0.2)
    urllib.request.urlopen(url).read()


async def tick():
    for i in range(5):
        await asyncio.sleep(0.25)


async def main():
    ticker = asyncio.create_task(tick())
    async with asyncio.timeout(10):
        await asyncio.gather(fetch("https://example.org/page"), asyncio.to_thread(work))
    time.sleep(0.5)
    await ticker


threading.Thread(target=work, name="helper").start()
asyncio.run(main())
