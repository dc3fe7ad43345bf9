import asyncio

async def work():
    await asyncio.sleep(0)

async def main():
    coro = work()
    task = asyncio.create_task(coro)
    print(task.get_coro() is coro, task.get_loop() is asyncio.get_running_loop())
    await task
    print(task.get_coro() is coro, coro.cr_frame, coro.cr_running)
    future = asyncio.get_running_loop().create_future()
    print(future.get_loop() is task.get_loop())
    print(asyncio.isfuture(task), asyncio.isfuture(future), asyncio.isfuture(coro))
    print(asyncio.iscoroutine(coro), asyncio.iscoroutine(task), asyncio.iscoroutine(work))
    print(asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(coro))
    print(isinstance(task, asyncio.Future), issubclass(asyncio.Task, asyncio.Future))

asyncio.run(main())
