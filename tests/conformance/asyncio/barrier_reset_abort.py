import asyncio

async def worker(n, barrier):
    try:
        print(n, await barrier.wait())
    except asyncio.BrokenBarrierError as error:
        print(n, "broken:", error)

async def main():
    barrier = asyncio.Barrier(3)
    tasks = [asyncio.create_task(worker(n, barrier)) for n in range(2)]
    await asyncio.sleep(1)
    await barrier.reset()
    await asyncio.gather(*tasks)
    print(str(barrier)[str(barrier).index("["):])
    tasks = [asyncio.create_task(worker(n, barrier)) for n in range(2)]
    await asyncio.sleep(1)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(str(barrier)[str(barrier).index("["):], barrier.broken)
    await worker("late", barrier)
    await barrier.reset()
    await asyncio.gather(*[worker(n, barrier) for n in range(3)])

asyncio.run(main())
