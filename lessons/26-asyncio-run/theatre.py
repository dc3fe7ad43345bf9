import asyncio


async def light():
    try:
        await asyncio.sleep(60)
    finally:
        print("light: off")


async def play(title):
    print(f"{title}: curtain up")
    lamp = asyncio.create_task(light())
    await asyncio.sleep(2)
    print(f"{title}: curtain down")
    return "applause"


print(asyncio.run(play("Macbeth")))
print("doors closed")
