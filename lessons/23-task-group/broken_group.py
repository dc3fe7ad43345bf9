import asyncio


async def carry(thing, hours):
    await asyncio.sleep(hours)
    if thing == "vase":
        raise ValueError("the vase broke")
    print(f"{thing}: in the new flat")


async def main():
    try:
        async with asyncio.TaskGroup() as movers:
            movers.create_task(carry("vase", 1))
            movers.create_task(carry("piano", 3))
    except* ValueError as group:
        print("stop:", group.exceptions[0])
    await asyncio.sleep(4)
    print("door locked")


asyncio.run(main())
