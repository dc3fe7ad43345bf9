import asyncio

class MyTask(asyncio.Task):
    pass

def factory(loop, coro, context=None):
    print("factory", coro.__qualname__)
    return MyTask(coro, loop=loop, context=context)

async def work(n):
    await asyncio.sleep(n)
    return n

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    task = asyncio.create_task(work(1), name="named")
    print(type(task).__name__, task.get_name())
    print(await asyncio.gather(work(1), task))
    async with asyncio.TaskGroup() as group:
        inside = group.create_task(work(0.1))
    print(type(inside).__name__, inside.result())
    try:
        loop.set_task_factory(5)
    except TypeError as error:
        print(error)
    loop.set_task_factory(None)
    print(type(asyncio.ensure_future(work(0))).__name__)

asyncio.run(main())
