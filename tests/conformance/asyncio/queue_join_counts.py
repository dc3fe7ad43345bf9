# join() waits for task_done(), not for an empty queue.
import asyncio


async def main():
    queue = asyncio.Queue()
    for n in range(3):
        queue.put_nowait(n)

    async def waiter():
        await queue.join()
        print("joined at", asyncio.get_running_loop().time())

    task = asyncio.create_task(waiter())
    while not queue.empty():
        print("took", await queue.get(), queue)
    await asyncio.sleep(1)
    print("empty, but joined?", task.done())
    for _ in range(3):
        queue.task_done()
        await asyncio.sleep(1)
    print(task.done())
    try:
        queue.task_done()
    except ValueError as error:
        print(error)
    await queue.join()
    print("an idle queue is joined at once")


asyncio.run(main())
