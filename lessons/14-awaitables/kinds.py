import asyncio


async def climb(stairs):
    await asyncio.sleep(1)
    return stairs


async def main():
    loop = asyncio.get_running_loop()
    coroutine = climb("rope")
    task = asyncio.create_task(climb("stairs"))
    future = loop.create_future()
    loop.call_later(1, future.set_result, "ladder")
    for way in (task, future, coroutine):
        print(type(way).__name__, "->", await way)


asyncio.run(main())
