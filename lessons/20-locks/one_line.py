import asyncio

jar = 100


async def fetch(coins):
    await asyncio.sleep(1)
    return coins


async def put_in(coins):
    global jar
    jar += await fetch(coins)


async def main():
    await asyncio.gather(put_in(10), put_in(20))
    print("in the jar:", jar)


asyncio.run(main())
