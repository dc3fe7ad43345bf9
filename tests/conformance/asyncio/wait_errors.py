import asyncio

async def work():
    return 1

async def main():
    coro = work()
    task = asyncio.create_task(work())
    for make in (lambda: asyncio.wait([]), lambda: asyncio.wait(coro), lambda: asyncio.wait(task),
                 lambda: asyncio.wait([task], return_when="SOMETIME"),
                 lambda: asyncio.wait([coro]), lambda: asyncio.wait(3)):
        try:
            await make()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    coro.close()
    done, pending = await asyncio.wait({task})
    print(done == {task}, pending, type(done).__name__)
    done, pending = await asyncio.wait(t for t in [asyncio.create_task(work())])
    print(len(done), pending)

asyncio.run(main())
