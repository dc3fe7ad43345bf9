# Nobody will ever set it: CPython hangs; we say so.
import asyncio


async def main():
    print("waiting")
    await asyncio.get_running_loop().create_future()


asyncio.run(main())
