import asyncio

jar = 100


async def put_in(lock, name, coins):
    global jar
    async with lock:
        seen = jar
        print(f"{name} counts {seen}")
        await asyncio.sleep(1)
        jar = seen + coins


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(
        put_in(lock, "Mina", 10),
        put_in(lock, "Theo", 20),
    )
    print("in the jar:", jar)


asyncio.run(main())
