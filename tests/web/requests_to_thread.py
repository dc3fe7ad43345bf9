# The same in threads: the loop goes on.
import asyncio
import time
import requests

begin = time.monotonic()


async def ticker():
    for _ in range(4):
        await asyncio.sleep(0.5)
        print("tick", round(time.monotonic() - begin, 2))


async def fetch(number):
    response = await asyncio.to_thread(requests.get, f"https://api.dev/{number}")
    print("fetched", number, response.status_code, round(time.monotonic() - begin, 2))


async def in_executor():
    loop = asyncio.get_running_loop()
    response = await loop.run_in_executor(None, requests.get, "https://api.dev/9")
    print("executor", response.url, round(time.monotonic() - begin, 2))


async def main():
    await asyncio.gather(ticker(), fetch(1), fetch(2), in_executor())
    print(round(time.monotonic() - begin, 2))


asyncio.run(main())
