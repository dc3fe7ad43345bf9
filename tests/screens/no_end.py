import asyncio


async def tick():
    while True:
        await asyncio.sleep(60)
        print("tick")


asyncio.run(tick())
