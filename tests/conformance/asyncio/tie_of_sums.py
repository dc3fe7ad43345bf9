# 0.7 + 0.1 and 0.8 are the same moment.
import asyncio


async def two():
    await asyncio.sleep(0.7)
    await asyncio.sleep(0.1)
    print("two sleeps")


async def one():
    await asyncio.sleep(0.8)
    print("one sleep")


async def main():
    await asyncio.gather(two(), one())
    await asyncio.gather(one(), two())


asyncio.run(main())
