import asyncio
import gc


async def wait_for_rain():
    loop = asyncio.get_running_loop()
    rain = loop.create_future()
    print("rain watch: looking up")
    try:
        await rain
    finally:
        print("rain watch: over")


async def main():
    asyncio.create_task(wait_for_rain())
    await asyncio.sleep(1)
    gc.collect()
    print("gardener: any rain?")


asyncio.run(main())
