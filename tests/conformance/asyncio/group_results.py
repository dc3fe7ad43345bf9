# Tasks of a group keep their results; children may start more children.
import asyncio


async def grow(group, depth):
    await asyncio.sleep(1)
    if depth:
        group.create_task(grow(group, depth - 1), name=f"depth-{depth - 1}")
    print(asyncio.current_task().get_name(), asyncio.get_running_loop().time())
    return depth * 100


async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(n, n * n)) for n in (3, 1, 2)]
        group.create_task(grow(group, 3), name="root")
        print("waiting", group)
    print([task.result() for task in tasks], group)
    try:
        group.create_task(asyncio.sleep(0))
    except RuntimeError as error:
        print(str(error)[:19], str(error)[-8:])


asyncio.run(main())
