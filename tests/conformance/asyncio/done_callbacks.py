import asyncio


def note(name):
    def callback(future):
        print(name, future.result())
    return callback


async def work():
    await asyncio.sleep(1)
    return "result"


async def main():
    task = asyncio.create_task(work())
    first, second = note("first"), note("second")
    task.add_done_callback(first)
    task.add_done_callback(second)
    task.add_done_callback(first)
    print(task.remove_done_callback(second), task.remove_done_callback(second))
    await task
    print("main is awake")
    await asyncio.sleep(0)
    task.add_done_callback(note("late"))
    print("added")
    await asyncio.sleep(0)


asyncio.run(main())
