import asyncio

async def work():
    return asyncio.current_task().get_name()

async def main():
    a = asyncio.create_task(work())
    b = asyncio.create_task(work(), name="mine")
    c = asyncio.create_task(work(), name=42)
    d = asyncio.create_task(work())
    d.set_name(["list"])
    e = asyncio.ensure_future(work())
    for task in (a, b, c, d, e):
        print(task.get_name(), await task)
    a.set_name("after the end")
    print(a.get_name(), repr(a.get_name()), asyncio.current_task().get_name())
    async with asyncio.TaskGroup() as group:
        f = group.create_task(work(), name="in group")
        g = group.create_task(work())
    print(f.get_name(), g.get_name())
    print(await asyncio.gather(work(), work()))

asyncio.run(main())
