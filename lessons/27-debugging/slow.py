import asyncio
import time


async def cut(paper):
    time.sleep(0.5)
    print(f"{paper}: cut")


async def clock():
    for number in (1, 2, 3):
        await asyncio.sleep(0.2)
        print("tick", number)


async def main():
    await asyncio.gather(clock(), cut("red"), cut("blue"))


asyncio.run(main(), debug=True)
