import asyncio

async def work(n):
    await asyncio.sleep(3 - n)
    print("end of", n)
    return n * 10

async def main():
    print(await asyncio.gather(*[work(n) for n in range(3)]))
    print(await asyncio.gather())
    future = asyncio.get_running_loop().create_future()
    future.set_result("ready")
    same = work(1)
    print(await asyncio.gather(future, same, same, future))
    print(type(asyncio.gather()).__name__, type(asyncio.gather(future)).__name__)

asyncio.run(main())
