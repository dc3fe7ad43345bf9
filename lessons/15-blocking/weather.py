import asyncio

import requests


async def lamp():
    for _ in range(3):
        print("lamp: blink")
        await asyncio.sleep(1)


async def keeper():
    print("keeper: what will the weather be?")
    reply = requests.get("https://weather.gov/sea")
    print("keeper:", reply.text)


async def main():
    await asyncio.gather(lamp(), keeper())


asyncio.run(main())
