import asyncio


async def carry(thing, hours):
    print(f"{thing}: picked up")
    await asyncio.sleep(hours)
    print(f"{thing}: in the new flat")


async def main():
    async with asyncio.TaskGroup() as movers:
        movers.create_task(carry("sofa", 2))
        movers.create_task(carry("piano", 3))
        print("everybody has a job")
    print("door locked")


asyncio.run(main())
