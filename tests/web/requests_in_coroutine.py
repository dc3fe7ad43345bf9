# requests in a coroutine: the loop stands still, nobody else runs.
import asyncio
import time
import requests

begin = time.monotonic()


async def ticker():
    for _ in range(4):
        await asyncio.sleep(0.5)
        print("tick", round(time.monotonic() - begin, 2))


async def fetch(number):
    response = requests.get(f"https://api.dev/{number}")
    print("fetched", number, response.status_code, round(time.monotonic() - begin, 2))


async def main():
    await asyncio.gather(ticker(), fetch(1), fetch(2))
    print(round(time.monotonic() - begin, 2))


asyncio.run(main())
