import asyncio


async def play(title):
    print(f"{title}: curtain up")
    await asyncio.sleep(2)
    return "applause"


async def cell():  # as a notebook runs it
    print("cell starts")
    print(await play("Hamlet"))


asyncio.run(cell())
