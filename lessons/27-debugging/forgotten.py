import asyncio


async def tidy():
    await asyncio.sleep(1)
    print("table is clean")


async def main():
    print("crafting")
    tidy()
    print("going home")


asyncio.run(main())
