import asyncio

async def work():
    await asyncio.sleep(0)

async def fails():
    raise ValueError

async def main():
    group = asyncio.TaskGroup()
    print(group)
    coro = work()
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print(error)
    async with group:
        print(group)
        group.create_task(work())
        print(group)
    for action in (lambda: group.create_task(coro), ):
        try:
            action()
        except RuntimeError as error:
            print(error)
    try:
        async with group:
            pass
    except RuntimeError as error:
        print(error)
    coro.close()
    late = work()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print(group)
                try:
                    group.create_task(late)
                except RuntimeError as error:
                    print(error)
    except* ValueError:
        print("caught", group)
    late.close()

asyncio.run(main())
