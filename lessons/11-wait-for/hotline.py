import asyncio


async def hotline():
    print("hotline: please hold the line")
    await asyncio.sleep(5)
    return "hotline: how can I help?"


async def main():
    try:
        print(await asyncio.wait_for(hotline(), 2))
    except asyncio.TimeoutError:
        print("caller: I hang up")


asyncio.run(main())
