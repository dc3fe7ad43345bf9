# An exception in a callback is reported, and the loop goes on.
import asyncio


def broken():
    raise ZeroDivisionError("in a callback")


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(broken)
    await asyncio.sleep(1)
    print("still here")


asyncio.run(main())
