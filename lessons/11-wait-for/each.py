import asyncio


async def ask(office):
    await asyncio.sleep(1.5)
    print("answer from the", office)


async def main():
    try:
        await asyncio.wait_for(ask("town hall"), 2)
        await asyncio.wait_for(ask("tax office"), 2)
    except asyncio.TimeoutError:
        print("caller: I hang up")


asyncio.run(main())
