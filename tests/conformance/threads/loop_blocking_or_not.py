"""The same blocking call, once inside a coroutine and once in a thread: who can tick?"""
import asyncio
import time


async def ticker(ticks, start):
    while True:
        ticks.append(round(time.monotonic() - start, 1))
        await asyncio.sleep(0.1)


def slow():
    time.sleep(0.3)
    return "slow result"


async def in_the_loop():
    return slow()


async def in_a_thread():
    return await asyncio.to_thread(slow)


async def main():
    for way in in_the_loop, in_a_thread:
        ticks = []
        task = asyncio.create_task(ticker(ticks, time.monotonic()))
        await asyncio.sleep(0.05)
        print(way.__name__, await way())
        task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            print("ticks:", ticks)


asyncio.run(main())
