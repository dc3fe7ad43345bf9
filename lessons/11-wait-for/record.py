import asyncio


async def hotline():
    print("hotline: please hold the line")
    try:
        await asyncio.sleep(5)
    finally:
        await asyncio.sleep(3)
        print("hotline: call written down")


async def main():
    try:
        await asyncio.wait_for(hotline(), 2)
    except asyncio.TimeoutError:
        print("caller: I hang up")


asyncio.run(main())
