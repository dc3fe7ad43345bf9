import asyncio

async def worker(name, queue, results):
    while True:
        item = await queue.get()
        try:
            await asyncio.sleep(item / 10)
            results.append((name, item))
        finally:
            queue.task_done()

async def main():
    queue, results = asyncio.Queue(), []
    for item in (5, 1, 4, 2, 3, 5, 1):
        queue.put_nowait(item)
    workers = [asyncio.create_task(worker(f"w{n}", queue, results)) for n in range(3)]
    await queue.join()
    for task in workers:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    print(results, asyncio.get_running_loop().time())

asyncio.run(main())
