import asyncio

async def worker(n, semaphore):
    async with semaphore:
        print("in", n, asyncio.get_running_loop().time(), semaphore.locked())
        await asyncio.sleep(1 + n % 2)
    print("out", n)

async def main():
    semaphore = asyncio.Semaphore(2)
    print(str(semaphore)[str(semaphore).index("["):])
    tasks = [asyncio.create_task(worker(n, semaphore)) for n in range(6)]
    await asyncio.sleep(0.5)
    print(str(semaphore)[str(semaphore).index("["):])
    await asyncio.gather(*tasks)
    semaphore.release()
    print(str(semaphore)[str(semaphore).index("["):])
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    zero = asyncio.Semaphore(0)
    print(zero.locked(), str(zero)[str(zero).index("["):])

asyncio.run(main())
