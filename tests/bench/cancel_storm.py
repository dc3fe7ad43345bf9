# 50,000 tasks are made and cancelled.
import asyncio


async def wait():
    await asyncio.sleep(100)


async def main():
    tasks = [asyncio.create_task(wait()) for _ in range(50_000)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    cancelled = 0
    for task in tasks:
        try:
            await task
        except asyncio.CancelledError:
            cancelled += 1
    print(cancelled)


asyncio.run(main())
