import asyncio


async def train(name, minutes):
    await asyncio.sleep(minutes)
    print(f"{name} departs")


async def main():
    trains = [
        asyncio.create_task(train("night train", 3)),
        asyncio.create_task(train("express", 1)),
        asyncio.create_task(train("local", 2)),
    ]
    for one in trains:
        await one


asyncio.run(main())
