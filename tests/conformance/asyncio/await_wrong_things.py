import asyncio

class NoIterator:
    def __await__(self):
        return 3

class ReturnsCoroutine:
    def __await__(self):
        return work()

async def work():
    pass

async def main():
    for thing in (None, 3, "text", [1], work, NoIterator(), ReturnsCoroutine(), print):
        try:
            await thing
        except TypeError as error:
            print(error)

asyncio.run(main())
