import asyncio


async def wash(load, minutes):
    print(f"{load}: in")
    await asyncio.sleep(minutes)
    print(f"{load}: out")


async def main():
    shirts = asyncio.create_task(wash("shirts", 2))
    towels = asyncio.create_task(wash("towels", 3))
    await shirts
    await towels


asyncio.run(main())
