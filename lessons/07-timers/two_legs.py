import asyncio


async def direct():
    await asyncio.sleep(2)
    print("direct train arrives")


async def with_a_change():
    await asyncio.sleep(1)
    await asyncio.sleep(1)
    print("passenger who changed arrives")


async def main():
    slow = asyncio.create_task(with_a_change())
    fast = asyncio.create_task(direct())
    await slow
    await fast


asyncio.run(main())
