import asyncio

async def main():
    queue = asyncio.Queue(1)
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as error:
        print(repr(error))
    queue.put_nowait("x")
    try:
        queue.put_nowait("y")
    except asyncio.QueueFull as error:
        print(repr(error))
    print(queue.full(), queue)
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    await queue.join()
    print(asyncio.QueueEmpty.__module__, asyncio.QueueFull.__mro__[1].__name__)
    endless = asyncio.Queue(-1)
    for n in range(5):
        endless.put_nowait(n)
    print(endless.full(), endless.maxsize, asyncio.Queue[int])

asyncio.run(main())
