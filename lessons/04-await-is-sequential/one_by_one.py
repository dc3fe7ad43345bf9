import asyncio

shops = {"bread": 1, "fish": 2, "jam": 1}


async def fetch(item):
    print(f"off to get {item}")
    await asyncio.sleep(shops[item])
    print(f"back with {item}")


async def main():
    for item in shops:
        await fetch(item)
    print("dinner")


asyncio.run(main())
