# A heartbeat beside the work, ended when the work is done.
import asyncio
from contextlib import suppress


async def beat(every):
    count = 0
    try:
        while True:
            await asyncio.sleep(every)
            count += 1
            print(f"{asyncio.get_running_loop().time():.1f} beat {count}")
    finally:
        print("heart stops after", count)


async def with_heartbeat(work, every=1):
    heart = asyncio.create_task(beat(every))
    try:
        return await work
    finally:
        heart.cancel()
        with suppress(asyncio.CancelledError):
            await heart


async def main():
    print(await with_heartbeat(asyncio.sleep(3.5, "result")))
    try:
        await with_heartbeat(asyncio.wait_for(asyncio.sleep(9), 2.5), every=2)
    except asyncio.TimeoutError:
        print("timed out")


asyncio.run(main())
