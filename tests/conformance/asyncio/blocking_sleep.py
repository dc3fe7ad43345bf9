# time.sleep stops everybody.
import asyncio
import time


async def polite():
    for _ in range(3):
        await asyncio.sleep(1)
        print("polite", asyncio.get_running_loop().time())


async def rude():
    await asyncio.sleep(0.5)
    time.sleep(2)
    print("rude", asyncio.get_running_loop().time())


async def main():
    start = time.perf_counter()
    await asyncio.gather(polite(), rude())
    print(time.perf_counter() - start)


asyncio.run(main())
