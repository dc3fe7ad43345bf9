"""A program that sets PYTHONASYNCIODEBUG for its loops."""
import asyncio
import os
import time


async def main():
    loop = asyncio.get_running_loop()
    time.sleep(0.2 if loop.get_debug() else 0.3)
    return loop.get_debug()


print(asyncio.run(main()))
os.environ["PYTHONASYNCIODEBUG"] = "1"
print(asyncio.run(main()), asyncio.run(main(), debug=False))
os.environ["PYTHONASYNCIODEBUG"] = ""
print(asyncio.run(main()))
