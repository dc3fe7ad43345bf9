import asyncio

async def waiter(n, future):
    try:
        print(n, await future)
    except Exception as error:
        print(n, repr(error))

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tasks = [asyncio.create_task(waiter(n, future)) for n in range(4)]
    await asyncio.sleep(1)
    tasks[2].cancel()
    future2 = loop.create_future()
    tasks += [asyncio.create_task(waiter(n, future2)) for n in range(4, 6)]
    await asyncio.sleep(0)
    print(future.cancelled())
    if not future.done():
        future.set_result("shared")
    future2.set_exception(ValueError("shared error"))
    print(await asyncio.gather(*tasks, return_exceptions=True))

asyncio.run(main())
