import asyncio
import time


def develop(film):
    time.sleep(5)
    print(film, "is developed")


async def main():
    job = asyncio.to_thread(develop, "wedding")
    try:
        await asyncio.wait_for(job, 1)
    except asyncio.TimeoutError:
        print("shop: we close now")


asyncio.run(main())
