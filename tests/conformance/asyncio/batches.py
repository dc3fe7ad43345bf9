# Collecting single items into batches, by number or by time.
import asyncio


async def collect(queue, size, patience):
    loop = asyncio.get_running_loop()
    while True:
        batch = [await queue.get()]
        deadline = loop.time() + patience
        while len(batch) < size and batch[-1] is not None:
            try:
                batch.append(await asyncio.wait_for(queue.get(), deadline - loop.time()))
            except asyncio.TimeoutError:
                break
        is_last = batch[-1] is None
        print(f"{loop.time():.2f} batch {[item for item in batch if item is not None]}")
        if is_last:
            return


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(collect(queue, 3, 1))
    for item, pause in [(1, 0.1), (2, 0.1), (3, 0.1), (4, 2), (5, 0.4), (6, 0.8), (7, 0)]:
        queue.put_nowait(item)
        await asyncio.sleep(pause)
    queue.put_nowait(None)
    await task


asyncio.run(main())
