import asyncio


async def songs():
    for title in ["Rain", "Snow", "Sun"]:
        await asyncio.sleep(1)
        yield title


async def play(title):
    print(f"{title} starts")
    await asyncio.sleep(2)
    print(f"{title} ends")


async def main():
    async for title in songs():
        await play(title)


asyncio.run(main())
