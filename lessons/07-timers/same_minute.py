import asyncio


async def train(name, minutes):
    await asyncio.sleep(minutes)
    print(f"{name} departs")


async def main():
    trains = []
    for name in ("A", "B", "C", "D", "E"):
        trains.append(asyncio.create_task(train(name, 1)))
    for one in trains:
        await one


asyncio.run(main())
