import asyncio


async def brew(drink, minutes):
    print(f"{drink}: started")
    await asyncio.sleep(minutes)
    print(f"{drink}: ready")
    return drink


async def main():
    print(await brew("tea", 2), "is served")
    print(await brew("coffee", 3), "is served")


asyncio.run(main())
