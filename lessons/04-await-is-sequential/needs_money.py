import asyncio


async def fetch(item, minutes):
    print(f"off to get {item}")
    await asyncio.sleep(minutes)
    return item


async def main():
    jam = asyncio.create_task(fetch("jam", 1))
    purse = await fetch("purse", 1)
    fish = await fetch("fish", 2)
    print(purse, fish, await jam)


asyncio.run(main())
