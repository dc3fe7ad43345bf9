import asyncio

def names(tasks):
    return sorted(task.get_name() for task in tasks)

async def work():
    print("current", asyncio.current_task().get_name(), names(asyncio.all_tasks()))
    await asyncio.sleep(1)

async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.current_task() is asyncio.current_task(loop))
    a, b = asyncio.create_task(work()), asyncio.create_task(work())
    loop.call_soon(lambda: print("in callback", asyncio.current_task()))
    print(names(asyncio.all_tasks()), type(asyncio.all_tasks()))
    await a
    print(names(asyncio.all_tasks(loop)), b.done())
    await asyncio.sleep(0)
    print(names(asyncio.all_tasks()))

asyncio.run(main())
for ask in (asyncio.current_task, asyncio.all_tasks):
    try:
        ask()
    except RuntimeError as error:
        print(error)
