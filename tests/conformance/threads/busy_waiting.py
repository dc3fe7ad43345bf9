"""Busy waiting uses up time, on the clock and in the loop, and what was due meanwhile is late.

(Among the programs that are recorded in real time: a virtual clock would stand still.)
"""
import asyncio
import time


def spin(seconds):
    end = time.time() + seconds
    while time.time() < end:
        pass


async def tick(times, start):
    for _ in range(3):
        await asyncio.sleep(0.1)
        times.append(round(time.perf_counter() - start, 1))


async def poll(task):
    while not task.done():
        await asyncio.sleep(0)
    return task.result()


async def main():
    start = time.perf_counter()
    times = []
    ticker = asyncio.create_task(tick(times, start))
    await asyncio.sleep(0)
    spin(0.2)
    await ticker
    print("late by the first:", times)
    start = time.perf_counter()
    print(await poll(asyncio.create_task(asyncio.sleep(0.2, "polled"))))
    print(round(time.perf_counter() - start, 1))
    loop = asyncio.get_running_loop()
    start = loop.time()
    while loop.time() - start < 0.1:
        await asyncio.sleep(0)
    print(round(loop.time() - start, 1))


asyncio.run(main())
