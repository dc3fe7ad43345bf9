# await in a row, tasks awaited in a row, and gather: 6, 3 and 3 seconds.
import asyncio
import time


async def brew(what, seconds):
    await asyncio.sleep(seconds)
    return what


async def in_a_row():
    return [await brew("tea", 3), await brew("coffee", 2), await brew("soup", 1)]


async def as_tasks():
    tasks = [asyncio.create_task(brew(*order)) for order in
             [("tea", 3), ("coffee", 2), ("soup", 1)]]
    return [await task for task in tasks]


async def gathered():
    return await asyncio.gather(brew("tea", 3), brew("coffee", 2), brew("soup", 1))


for way in in_a_row, as_tasks, gathered:
    began = time.perf_counter()
    result = asyncio.run(way())
    print(f"{way.__name__:<10}{time.perf_counter() - began:5.2f} s {result}")
