import asyncio

async def getter(n, queue):
    try:
        print("getter", n, "got", await queue.get())
    except asyncio.CancelledError:
        print("getter", n, "cancelled")
        raise

async def main():
    queue = asyncio.Queue()
    tasks = [asyncio.create_task(getter(n, queue)) for n in range(3)]
    await asyncio.sleep(0)
    queue.put_nowait("a")
    tasks[0].cancel()
    await asyncio.sleep(1)
    print(queue)
    try:
        await asyncio.wait_for(queue.get(), 1)
    except TimeoutError:
        print("nothing came", queue)
    queue.put_nowait("b")
    print(await asyncio.gather(*tasks, return_exceptions=True), queue)
    full = asyncio.Queue(1)
    full.put_nowait(1)
    try:
        await asyncio.wait_for(full.put(2), 1)
    except TimeoutError:
        print("no room came", full)

asyncio.run(main())
