import asyncio

async def worker(n, semaphore):
    try:
        await semaphore.acquire()
        print("got", n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise

async def main():
    semaphore = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(worker(n, semaphore)) for n in range(4)]
    await asyncio.sleep(0)
    semaphore.release()
    tasks[0].cancel()
    tasks[2].cancel()
    await asyncio.sleep(0)
    print(str(semaphore)[str(semaphore).index("["):])
    await asyncio.sleep(1)
    semaphore.release()
    semaphore.release()
    await asyncio.sleep(1)
    print(str(semaphore)[str(semaphore).index("["):])
    print([task.cancelled() for task in tasks])

asyncio.run(main())
