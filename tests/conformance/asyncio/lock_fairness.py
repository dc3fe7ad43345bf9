import asyncio

async def worker(n, lock):
    print("asks", n)
    async with lock:
        print("has", n, asyncio.get_running_loop().time())
        await asyncio.sleep(1)
    print("gave", n)

async def main():
    lock = asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        for n in range(4):
            group.create_task(worker(n, lock))
        await asyncio.sleep(0)
        print(str(lock)[str(lock).index("["):])
    print(lock.locked(), str(lock)[str(lock).index("["):])

asyncio.run(main())
