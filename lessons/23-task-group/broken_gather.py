import asyncio


async def carry(thing, hours):
    await asyncio.sleep(hours)
    if thing == "vase":
        raise ValueError("the vase broke")
    print(f"{thing}: in the new flat")


async def main():
    try:
        await asyncio.gather(
            carry("vase", 1), carry("piano", 3))
    except ValueError as error:
        print("stop:", error)
    await asyncio.sleep(4)
    print("door locked")


asyncio.run(main())
