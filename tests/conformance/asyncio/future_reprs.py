import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.add_done_callback(print)
    print(str(future).replace("built-in", "built-in"))
    future.set_result("x" * 100)
    print(future)
    future = loop.create_future()
    future.set_exception(KeyError("k"))
    print(future)
    future.exception()
    future = loop.create_future()
    future.cancel("why")
    print(future)
    future = loop.create_future()
    future.set_result({n: n for n in range(30)})
    print(future)

    class Mine(asyncio.Future):
        pass

    print(Mine())
    waiting = loop.create_future()
    async def waiter():
        await waiting
    tasks = [asyncio.create_task(waiter()) for _ in range(3)]
    await asyncio.sleep(0)
    print(waiting)
    print(tasks[0])
    waiting.set_result(None)
    await asyncio.gather(*tasks)

asyncio.run(main())
