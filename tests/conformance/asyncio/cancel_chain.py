import asyncio

async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner finally")

async def middle():
    try:
        await inner()
    except asyncio.CancelledError as error:
        print("middle", error.args)
        raise

async def outer(task):
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer", error.args, task.cancelled())
        raise RuntimeError("instead") from error

async def main():
    inner_task = asyncio.create_task(middle())
    outer_task = asyncio.create_task(outer(inner_task))
    await asyncio.sleep(1)
    outer_task.cancel("stop it")
    try:
        await outer_task
    except RuntimeError as error:
        print(repr(error), repr(error.__cause__))
    print(inner_task, outer_task.cancelled())

asyncio.run(main())
