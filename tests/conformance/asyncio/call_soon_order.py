import asyncio

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "a", 1)
    loop.call_soon(print, "b", 2)
    handle = loop.call_soon(print, "never")
    loop.call_later(0, print, "later zero")
    loop.call_soon_threadsafe(print, "threadsafe")
    loop.call_soon(lambda: loop.call_soon(print, "nested"))
    handle.cancel()
    print(handle.cancelled())
    print("before")
    await asyncio.sleep(0)
    print("after one turn")
    await asyncio.sleep(0)
    print("after two turns")

asyncio.run(main())
