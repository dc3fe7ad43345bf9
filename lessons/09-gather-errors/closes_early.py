import asyncio


async def bake(what, minutes):
    await asyncio.sleep(minutes)
    if what == "buns":
        raise ValueError("buns are burnt")
    print(f"{what}: ready")


async def main():
    try:
        await asyncio.gather(
            bake("bread", 3),
            bake("buns", 1),
            bake("cake", 2),
        )
    except ValueError as problem:
        print("baker:", problem)
    await asyncio.sleep(1.5)
    print("baker: shop is closed")


asyncio.run(main())
