import asyncio


async def charge(car):
    print(f"{car}: plugged in")
    await asyncio.sleep(2)
    print(f"{car}: full")


async def main():
    cars = ["red", "blue", "white", "green", "black"]
    await asyncio.gather(*(charge(c) for c in cars))


asyncio.run(main())
