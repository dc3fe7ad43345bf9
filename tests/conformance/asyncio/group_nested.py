import asyncio

async def fails(n, kind):
    await asyncio.sleep(n)
    raise kind(n)

async def sleeps(n):
    try:
        await asyncio.sleep(n)
    finally:
        print("sleeps", n, "ends at", asyncio.get_running_loop().time())

async def inner():
    async with asyncio.TaskGroup() as group:
        group.create_task(fails(1, ValueError))
        group.create_task(sleeps(3))

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(inner())
            group.create_task(sleeps(2))
    except* ValueError as errors:
        print(repr(errors))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fails(1, KeyError))
            async with asyncio.TaskGroup() as group:
                group.create_task(fails(1, TypeError))
                group.create_task(sleeps(2))
    except* KeyError as errors:
        print("KeyError", repr(errors))
    except* TypeError as errors:
        print("TypeError", repr(errors))

asyncio.run(main())
