# Equal deadlines set at one instant fire in the order in which they were set.
import asyncio


async def nap(i):
    await asyncio.sleep(1)
    print(i, end=" ")


async def main():
    await asyncio.gather(*[nap(i) for i in range(8)])
    print()


asyncio.run(main())
