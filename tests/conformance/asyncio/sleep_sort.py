# Sorting by sleeping: equal numbers keep their order.
import asyncio


async def insert(number, place, result):
    await asyncio.sleep(number)
    result.append((number, place))


async def main():
    result = []
    numbers = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]
    await asyncio.gather(*(insert(n, place, result) for place, n in enumerate(numbers)))
    print(result)
    print([n for n, _ in result] == sorted(numbers), asyncio.get_running_loop().time())


asyncio.run(main())
