import asyncio

async def worker(n, barrier):
    await asyncio.sleep(n)
    print("arrives", n, barrier.n_waiting)
    index = await barrier.wait()
    print("passes", n, index, asyncio.get_running_loop().time())

async def main():
    barrier = asyncio.Barrier(3)
    print(str(barrier)[str(barrier).index("["):], barrier.parties, barrier.broken)
    tasks = [asyncio.create_task(worker(n, barrier)) for n in range(6)]
    await asyncio.sleep(1.5)
    print(str(barrier)[str(barrier).index("["):])
    await asyncio.gather(*tasks)
    print(str(barrier)[str(barrier).index("["):])
    async def with_block():
        async with barrier as index:
            print("with", index)
    await asyncio.gather(*[with_block() for _ in range(3)])
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)

asyncio.run(main())
