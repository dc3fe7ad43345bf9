import asyncio


async def enter(gate, car):
    async with gate:
        print(f"{car}: in")
        await asyncio.sleep(0.5)  # then the next one


async def charge(gate, plugs, car):
    await enter(gate, car)
    async with plugs:
        await asyncio.sleep(2)
    print(f"{car}: full")


async def main():
    gate, plugs = asyncio.Lock(), asyncio.Semaphore(2)
    cars = ["red", "blue", "white", "green"]
    await asyncio.gather(
        *(charge(gate, plugs, c) for c in cars))


asyncio.run(main())
