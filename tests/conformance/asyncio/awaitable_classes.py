# Objects with __await__: as generators, and by handing on another's.
import asyncio


class Delayed:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


class Ready:
    def __await__(self):
        return self
        yield

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("at once")


class Yields:
    def __await__(self):
        yield
        yield
        return "after two turns"


async def main():
    print(await Delayed(1, "one"), await Yields())
    print(await asyncio.gather(Delayed(2, "a"), Delayed(1, "b")))
    print(await asyncio.wait_for(Delayed(1, "in time"), 2), asyncio.get_running_loop().time())
    task = asyncio.ensure_future(Delayed(1, "task"))
    print(type(task).__name__, await task)
    for wrong in (3, print, Delayed):
        try:
            await wrong
        except TypeError as error:
            print(error)


asyncio.run(main())
