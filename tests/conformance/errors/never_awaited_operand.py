"""The warning for a coroutine that an expression held names the line which failed."""
import asyncio


async def numbers():
    return [1, 2]


def loop_over():
    for number in numbers():
        print(number)


def add():
    return 1 + numbers()


async def subscript():
    print(numbers()[0])


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def arguments():
    return len(Loud("first"), Loud("second").missing)


for function in (loop_over, add, arguments):
    try:
        function()
    except (TypeError, AttributeError) as error:
        print(error)

try:
    asyncio.run(subscript())
except TypeError as error:
    print(error)


async def main():
    async for number in numbers():
        print(number)


asyncio.run(main())
