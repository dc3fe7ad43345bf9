import asyncio


async def main():
    plugs = asyncio.BoundedSemaphore(2)
    await plugs.acquire()
    print("red: plugged in")
    plugs.release()
    print("red: full")
    plugs.release()
    print("red: gone")


asyncio.run(main())
