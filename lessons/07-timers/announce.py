import asyncio


async def announce(number):
    print("announcement", number)
    await asyncio.sleep(0.5)


async def main():
    for number in (1, 2, 3):
        await announce(number)
        await asyncio.sleep(2)


asyncio.run(main())
