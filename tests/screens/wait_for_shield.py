import asyncio


async def work(n):
    await asyncio.sleep(n)
    return "done"


async def one():
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.gather(work(2), work(3))), 1)
    except asyncio.TimeoutError:
        print("too late")


async def two():
    await asyncio.wait_for(asyncio.shield(work(4)), 5)


async def main():
    await asyncio.gather(one(), two())


asyncio.run(main())
