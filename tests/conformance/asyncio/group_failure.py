import asyncio

async def work(n):
    try:
        await asyncio.sleep(n)
        print("end of", n)
    except asyncio.CancelledError as error:
        print(n, "cancelled", error.args)
        raise

async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(f"after {n}")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1))
            group.create_task(fails(2))
            group.create_task(work(3))
            group.create_task(fails(4))
    except* ValueError as errors:
        print(repr(errors), errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(1))
            group.create_task(fails(1))
    except ExceptionGroup as errors:
        print(errors.message, len(errors.exceptions), asyncio.get_running_loop().time())
    print(asyncio.current_task().cancelling())

asyncio.run(main())
