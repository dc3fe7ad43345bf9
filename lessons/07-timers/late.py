import asyncio
import time


async def train():
    loop = asyncio.get_running_loop()
    planned = loop.time() + 1
    await asyncio.sleep(1)
    late = loop.time() - planned
    print(f"train leaves {late:.0f} late")


async def main():
    express = asyncio.create_task(train())
    await asyncio.sleep(0)
    time.sleep(3)  # a cow on the track
    await express


asyncio.run(main())
