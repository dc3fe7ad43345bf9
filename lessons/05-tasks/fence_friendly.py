import asyncio


async def water(plant, minutes):
    print(f"{plant}: water on")
    await asyncio.sleep(minutes)
    print(f"{plant}: water off")


async def main():
    roses = asyncio.create_task(water("roses", 2))
    await asyncio.sleep(3)  # paints the fence
    print("gardener: fence is done")
    await roses


asyncio.run(main())
