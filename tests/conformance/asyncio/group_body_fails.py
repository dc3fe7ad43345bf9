import asyncio

async def work():
    try:
        await asyncio.sleep(5)
    finally:
        print("work stopped", asyncio.get_running_loop().time())

async def fails():
    await asyncio.sleep(1)
    raise KeyError("task")

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            await asyncio.sleep(1)
            raise ValueError("body")
    except* ValueError as errors:
        print(errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError as error:
                print("body cancelled", error.args)
                raise
    except* KeyError as errors:
        print(errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                raise OSError("instead")
    except BaseExceptionGroup as errors:
        print(errors.exceptions)

asyncio.run(main())
