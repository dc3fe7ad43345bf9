import asyncio


async def work(t):
    await asyncio.sleep(t)
    return f"worked {t}"


async def main():
    print(await asyncio.wait_for(work(1), 2))
    print(await asyncio.wait_for(work(1), None))
    try:
        await asyncio.wait_for(work(3), timeout=2)
    except asyncio.TimeoutError as error:
        print("timeout", repr(error), repr(error.__cause__))
    try:
        await asyncio.wait_for(work(1), 0)
    except TimeoutError:
        print("no time at all")
    print(asyncio.get_running_loop().time())


asyncio.run(main())
