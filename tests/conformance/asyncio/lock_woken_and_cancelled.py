import asyncio

async def worker(n, lock):
    try:
        await lock.acquire()
        print("has", n)
        lock.release()
    except asyncio.CancelledError:
        print("cancelled", n)

async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(worker(n, lock)) for n in range(3)]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    print(lock.locked())
    await asyncio.gather(*tasks)
    late = asyncio.create_task(worker("late", lock))
    await lock.acquire()
    await asyncio.sleep(0)
    lock.release()
    print("takes it again", await lock.acquire())
    lock.release()
    await late

asyncio.run(main())
