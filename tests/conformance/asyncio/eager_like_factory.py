import asyncio

log = []

def factory(loop, coro):
    log.append(coro.__name__)
    task = asyncio.Task(coro, loop=loop)
    task.add_done_callback(lambda t: log.append(("done", t.get_coro().__name__)))
    return task

async def a():
    await asyncio.sleep(0)

async def b():
    await asyncio.wait_for(a(), 1)

async def main():
    asyncio.get_running_loop().set_task_factory(factory)
    await asyncio.gather(a(), b())

asyncio.run(main())
print(log)
