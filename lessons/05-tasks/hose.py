import asyncio


async def water(plant, minutes):
    print(f"{plant}: water on")
    await asyncio.sleep(minutes)
    print(f"{plant}: water off")


async def main():
    roses = asyncio.create_task(water("roses", 2))
    print("gardener: coffee first")
    await roses
    print("gardener: roses are fine")


asyncio.run(main())
