import asyncio
import time


async def cut(paper, seconds):
    await asyncio.to_thread(time.sleep, seconds)
    print(f"{paper}: cut")


async def clock():
    for number in (1, 2, 3):
        await asyncio.sleep(0.2)
        print("tick", number)


async def main():
    await asyncio.gather(
        clock(), cut("red", 0.5), cut("blue", 0.3))


asyncio.run(main(), debug=True)
