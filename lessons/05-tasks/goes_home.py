import asyncio


async def water(plant, minutes):
    print(f"{plant}: water on")
    await asyncio.sleep(minutes)
    print(f"{plant}: water off")


async def main():
    asyncio.create_task(water("roses", 2))
    print("gardener: goes home")


asyncio.run(main())
