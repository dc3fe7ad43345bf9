import asyncio

async def work():
    return 1

async def main():
    for thing in (3, None, print):
        try:
            await asyncio.gather(thing)
        except TypeError as error:
            print(error)
    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(1).__await__()
            return "own"
    print(await asyncio.gather(Awaitable(), work()))

asyncio.run(main())
try:
    asyncio.gather(*[])
except RuntimeError as error:
    print(error)
