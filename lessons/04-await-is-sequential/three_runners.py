import asyncio

shops = {"bread": 1, "fish": 2, "jam": 1}


async def fetch(item):
    print(f"off to get {item}")
    await asyncio.sleep(shops[item])
    print(f"back with {item}")


async def main():
    runs = []
    for item in shops:
        run = asyncio.create_task(fetch(item))
        runs.append(run)
    for run in runs:
        await run
    print("dinner")


asyncio.run(main())
