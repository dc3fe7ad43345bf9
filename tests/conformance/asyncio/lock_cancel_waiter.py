import asyncio

async def worker(n, lock):
    try:
        async with lock:
            print("has", n, asyncio.get_running_loop().time())
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise

async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(worker(n, lock)) for n in range(5)]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    tasks[3].cancel()
    await asyncio.sleep(0.5)
    tasks[2].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))

asyncio.run(main())
