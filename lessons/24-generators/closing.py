import asyncio
from contextlib import aclosing


async def songs():
    try:
        for title in ["Rain", "Snow", "Sun"]:
            await asyncio.sleep(1)
            yield title
    finally:
        print("tape stopped")


async def main():
    async with aclosing(songs()) as tape:
        async for title in tape:
            print("playing", title)
            break
    print("news at nine")
    await asyncio.sleep(1)
    print("good night")


asyncio.run(main())
