import asyncio

jar = 100


async def put_in(name, coins):
    global jar
    seen = jar
    print(f"{name} counts {seen}")
    await asyncio.sleep(1)
    jar = seen + coins


async def main():
    await asyncio.gather(
        put_in("Mina", 10),
        put_in("Theo", 20),
    )
    print("in the jar:", jar)


asyncio.run(main())
