import asyncio


async def bake(what, minutes):
    await asyncio.sleep(minutes)
    if what == "buns":
        raise ValueError("buns are burnt")
    print(f"{what}: ready")
    return what


async def main():
    tray = await asyncio.gather(
        bake("bread", 3),
        bake("buns", 1),
        bake("cake", 2),
        return_exceptions=True,
    )
    print("baker: sold", len(tray), "things")


asyncio.run(main())
