import asyncio


class Lift:
    def __init__(self, floor):
        self.floor = floor

    def __await__(self):
        print("lift: going to", self.floor)
        yield from asyncio.sleep(2).__await__()
        return f"welcome to floor {self.floor}"


async def main():
    print(await Lift(3))
    print(await Lift(5))


asyncio.run(main())
