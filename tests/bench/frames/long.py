"""A run of 100,000 events and more: two tasks that hand each other items."""
import asyncio


async def producer(queue):
    for number in range(3000):
        await queue.put(number)
        await asyncio.sleep(0.001)
    await queue.put(None)


async def consumer(queue):
    total = 0
    while (item := await queue.get()) is not None:
        total += item
    print(total)


async def main():
    queue = asyncio.Queue(4)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
