import asyncio


async def ask(office):
    await asyncio.sleep(1.5)
    print("answer from the", office)


async def main():
    try:
        async with asyncio.timeout(2):
            await ask("town hall")
            await ask("tax office")
    except asyncio.TimeoutError:
        print("caller: I hang up")


asyncio.run(main())
