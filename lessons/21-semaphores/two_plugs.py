import asyncio


async def charge(plugs, car):
    async with plugs:
        print(f"{car}: plugged in")
        await asyncio.sleep(2)
        print(f"{car}: full")


async def main():
    plugs = asyncio.Semaphore(2)
    cars = ["red", "blue", "white", "green", "black"]
    await asyncio.gather(
        *(charge(plugs, c) for c in cars))


asyncio.run(main())
