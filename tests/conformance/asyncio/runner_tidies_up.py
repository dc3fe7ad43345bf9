import asyncio


async def left_over(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        await asyncio.sleep(0.5)
        print(name, "cleaned up", asyncio.get_running_loop().time())
        raise
    finally:
        print(name, "finally")


async def stubborn(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("swallowed")
        return "late result"


async def breaks(name):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        raise ValueError("while shutting down")


async def main(function):
    global task
    task = asyncio.create_task(function("it"))
    await asyncio.sleep(1)
    return "main is done"


for function in (left_over, stubborn, breaks):
    print(asyncio.run(main(function)))
    print(task.done(), task.cancelled())
