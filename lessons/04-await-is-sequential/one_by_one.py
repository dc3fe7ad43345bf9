import asyncio


async def fetch(item, minutes):
    print(f"off to get {item}")
    await asyncio.sleep(minutes)
    print(f"back with {item}")


async def main():
    for item, minutes in [("bread", 1), ("fish", 2), ("jam", 1)]:
        await fetch(item, minutes)
    print("dinner")


asyncio.run(main())
