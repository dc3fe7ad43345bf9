import asyncio


async def fetch(item, minutes):
    print(f"off to get {item}")
    await asyncio.sleep(minutes)
    print(f"back with {item}")


async def main():
    runs = []
    for item, minutes in [("bread", 1), ("fish", 2), ("jam", 1)]:
        runs.append(asyncio.create_task(fetch(item, minutes)))
    for run in runs:
        await run
    print("dinner")


asyncio.run(main())
