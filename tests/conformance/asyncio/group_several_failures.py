# Several failures come in one group; except* takes them apart.
import asyncio


async def fail(seconds, error):
    try:
        await asyncio.sleep(seconds)
    finally:
        raise error


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(1, ValueError("first")))
            group.create_task(fail(2, KeyError("second")))
            group.create_task(fail(3, ValueError("third")))
            group.create_task(asyncio.sleep(9))
    except* ValueError as found:
        print("values:", found.exceptions, found.message)
    except* KeyError as found:
        print("keys:", found.exceptions)
    print(asyncio.get_running_loop().time())
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(asyncio.sleep(5))
            raise OSError("in the body")
    except* OSError as found:
        print(found.exceptions, task.cancelled())


asyncio.run(main())
