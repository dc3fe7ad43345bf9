import asyncio


async def brew(drink, minutes):
    print(f"{drink}: started")
    await asyncio.sleep(minutes)
    print(f"{drink}: ready")
    return drink


async def main():
    tea = asyncio.create_task(brew("tea", 2))
    coffee = asyncio.create_task(brew("coffee", 3))
    print("both are on the stove")
    print(await coffee, "is served")
    print(await tea, "is served")


asyncio.run(main())
