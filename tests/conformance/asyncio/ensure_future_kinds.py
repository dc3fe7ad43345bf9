import asyncio

class Awaitable:
    def __await__(self):
        yield
        return "awaited"

async def work():
    return "work"

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(asyncio.ensure_future(future) is future)
    task = asyncio.ensure_future(work())
    print(asyncio.ensure_future(task) is task, await task)
    print(await asyncio.ensure_future(Awaitable()))
    other = asyncio.new_event_loop()
    try:
        asyncio.ensure_future(future, loop=other)
    except ValueError as error:
        print(error)
    other.close()
    print(asyncio.wrap_future(future) is future)

asyncio.run(main())
