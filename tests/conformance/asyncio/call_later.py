import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, print, "two")
    loop.call_later(1, print, "one")
    loop.call_soon(print, "soon")
    loop.call_at(1.5, print, "one and a half")
    gone = loop.call_later(1.2, print, "never")
    gone.cancel()
    print(gone.cancelled(), gone.when())
    loop.call_later(-1, print, "at once")
    done = loop.create_future()
    loop.call_later(3, done.set_result, "end")
    print(await done, loop.time())


asyncio.run(main())
