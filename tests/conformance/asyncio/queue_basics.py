import asyncio

async def producer(queue):
    for n in range(5):
        await queue.put(n)
        print("put", n, queue.qsize(), asyncio.get_running_loop().time())

async def consumer(queue):
    for _ in range(5):
        item = await queue.get()
        print("got", item)
        await asyncio.sleep(1)
        queue.task_done()

async def main():
    queue = asyncio.Queue(maxsize=2)
    print(queue.maxsize, queue.empty(), queue.full(), queue)
    tasks = [asyncio.create_task(producer(queue)), asyncio.create_task(consumer(queue))]
    await asyncio.sleep(0.5)
    print(queue)
    await tasks[0]
    await queue.join()
    print("joined", asyncio.get_running_loop().time(), queue)
    await tasks[1]

asyncio.run(main())
