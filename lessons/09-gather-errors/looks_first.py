import asyncio


async def bake(what, minutes):
    await asyncio.sleep(minutes)
    if what == "buns":
        raise ValueError("buns are burnt")
    return what


async def main():
    tray = await asyncio.gather(
        bake("bread", 3),
        bake("buns", 1),
        bake("cake", 2),
        return_exceptions=True,
    )
    for thing in tray:
        if isinstance(thing, Exception):
            print("into the bin:", thing)
        else:
            print("into the shop:", thing)


asyncio.run(main())
