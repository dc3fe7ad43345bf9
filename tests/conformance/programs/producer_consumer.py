import asyncio
import random
random.seed(42)
async def producer(name, queue, n):
    for i in range(n):
        await asyncio.sleep(random.uniform(0.1, 0.5))
        item = f"{name}-{i}"
        await queue.put(item)
        print(f"[{asyncio.get_running_loop().time():.2f}] {name} produced {item} (size {queue.qsize()})")
async def consumer(name, queue, results):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.3)
        results.append((name, item))
        print(f"    {name} consumed {item}")
        queue.task_done()
async def main():
    queue, results = asyncio.Queue(maxsize=3), []
    consumers = [asyncio.create_task(consumer(f"C{i}", queue, results)) for i in range(2)]
    await asyncio.gather(*(producer(f"P{i}", queue, 4) for i in range(3)))
    await queue.join()
    for c in consumers: c.cancel()
    out = await asyncio.gather(*consumers, return_exceptions=True)
    print([type(o).__name__ for o in out], len(results), sorted(results)[:3])
asyncio.run(main())
