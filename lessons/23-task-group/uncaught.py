import asyncio


async def carry(thing, hours):
    await asyncio.sleep(hours)
    raise ValueError(f"the {thing} broke")


async def main():
    try:
        async with asyncio.TaskGroup() as movers:
            movers.create_task(carry("vase", 1))
            movers.create_task(carry("lamp", 1))
    except ValueError as error:
        print("stop:", error)


asyncio.run(main())
