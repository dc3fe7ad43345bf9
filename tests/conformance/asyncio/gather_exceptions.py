import asyncio

async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(f"error in {n}")
    print("end of", n)
    return n

async def main():
    print(await asyncio.gather(work(1), work(2), work(3), return_exceptions=True))
    try:
        await asyncio.gather(work(1), work(2), work(3))
    except ValueError as error:
        print("caught", error, asyncio.get_running_loop().time())
    await asyncio.sleep(2)

asyncio.run(main())
