import asyncio

async def main():
    lock, event = asyncio.Lock(), asyncio.Event()
    queue, semaphore = asyncio.Queue(1), asyncio.Semaphore(0)
    condition = asyncio.Condition()
    await lock.acquire()
    queue.put_nowait(1)

    async def nothing():
        await asyncio.sleep(5)

    tasks = [asyncio.create_task(coro) for coro in
             (lock.acquire(), event.wait(), queue.put(2), semaphore.acquire(), asyncio.sleep(3),
              asyncio.wait_for(nothing(), 4), queue.join())]
    for task in tasks:
        print(task)
    await asyncio.sleep(0)
    for task in tasks:
        print(task)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        print(task)

asyncio.run(main())
