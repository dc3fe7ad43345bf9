import asyncio


async def songs():
    try:
        for title in ["Rain", "Snow", "Sun"]:
            await asyncio.sleep(1)
            yield title
    finally:
        print("tape stopped")


async def main():
    tape = songs()
    async for title in tape:
        print("playing", title)
        break
    print("news at nine")
    await asyncio.sleep(1)
    print("good night")


asyncio.run(main())
