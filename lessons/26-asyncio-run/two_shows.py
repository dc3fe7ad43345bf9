import asyncio


async def play(title):
    print(f"{title}: curtain up")
    await asyncio.sleep(2)
    print(f"{title}: curtain down")


asyncio.run(play("Macbeth"))
asyncio.run(play("Hamlet"))
