import asyncio
import time


async def lamp():
    for _ in range(3):
        print("lamp: blink")
        await asyncio.sleep(1)


async def keeper():
    print("keeper: a short nap")
    await asyncio.to_thread(time.sleep, 3)
    print("keeper: awake")


async def main():
    await asyncio.gather(lamp(), keeper())


asyncio.run(main())
