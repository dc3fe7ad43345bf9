import asyncio

async def main():
    loop = asyncio.get_running_loop()
    handle = loop.call_soon_threadsafe(print, "from elsewhere")
    print(type(handle).__name__, handle.cancelled())
    await asyncio.sleep(0)
    loop.call_soon_threadsafe(print, "cancelled").cancel()
    await asyncio.sleep(0)

asyncio.run(main())
