# A cancelled task may await in finally; who cancelled it can wait for that.
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("asked to stop:", error.args)
        await asyncio.sleep(2)
        print("tidied up at", asyncio.get_running_loop().time())
        raise
    finally:
        await asyncio.sleep(1)
        print("closed at", asyncio.get_running_loop().time())


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(1)
    print(task.cancel("that is enough"), task.cancelling(), task)
    try:
        await task
    except asyncio.CancelledError as error:
        print("ended", error.args, task.cancelled(), task.cancelling())
    print(task.cancel())


asyncio.run(main())
