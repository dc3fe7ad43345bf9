import asyncio


async def bake(what, minutes):
    await asyncio.sleep(minutes)
    if what == "buns":
        raise ValueError("buns are burnt")
    raise KeyError("no flour left")


async def main():
    await asyncio.gather(
        bake("bread", 3), bake("buns", 1)
    )


asyncio.run(main())
