import asyncio

async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2, 1):
            queue.put_nowait(item)
        print(queue)
        print(repr(queue).split(" at ")[0], repr(queue).split(" ", 3)[3])
        print([queue.get_nowait() for _ in range(4)], queue.empty())
    queue = asyncio.PriorityQueue()
    await queue.put((2, "b"))
    await queue.put((1, "a"))
    print(await queue.get(), await queue.get())
    queue.put_nowait(1)
    try:
        queue.put_nowait("text")
    except TypeError as error:
        print(error)

asyncio.run(main())
