import asyncio


async def enter(gate, car):
    async with gate:
        print(f"{car}: in")
        await asyncio.sleep(0.25)


async def main():
    gate = asyncio.Semaphore(2)
    cars = ["red", "blue", "white", "green"]
    await asyncio.gather(
        *(enter(gate, c) for c in cars))


asyncio.run(main())
