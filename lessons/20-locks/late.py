import asyncio

jar = 100


async def put_in(name, coins):
    global jar
    await asyncio.sleep(1)
    seen = jar
    print(f"{name} counts {seen}")
    jar = seen + coins


async def main():
    await asyncio.gather(
        put_in("Mina", 10),
        put_in("Theo", 20),
    )
    print("in the jar:", jar)


asyncio.run(main())
