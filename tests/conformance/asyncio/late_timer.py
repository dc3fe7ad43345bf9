# A timer set later for the same moment fires in a later iteration.
import asyncio


async def tick():
    while True:
        await asyncio.sleep(1)
        print("tick")


async def main():
    ticker = asyncio.create_task(tick())
    await asyncio.sleep(3)
    print("main is done first")
    ticker.cancel()


asyncio.run(main())
