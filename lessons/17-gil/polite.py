import asyncio
import time


async def count(jar):
    for handful in 1, 2, 3, 4:
        sum(range(250_000))
        print(jar, handful)
        await asyncio.sleep(0)


async def main():
    start = time.monotonic()
    jars = count("blue jar"), count("red jar")
    await asyncio.gather(*jars)
    seconds = time.monotonic() - start
    print(round(seconds), "seconds")


asyncio.run(main())
