# shield(): who waits is cancelled, what is shielded goes on.
import asyncio


async def save():
    print("saving")
    await asyncio.sleep(2)
    print("saved")
    return "file"


async def user(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        print("the user is gone at", asyncio.get_running_loop().time())
        raise


async def main():
    task = asyncio.create_task(save())
    waiting = asyncio.create_task(user(task))
    await asyncio.sleep(1)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    print(task.done(), waiting.cancelled())
    print(await task)
    try:
        await asyncio.wait_for(asyncio.shield(asyncio.sleep(3, "late")), 1)
    except asyncio.TimeoutError:
        print("timeout at", asyncio.get_running_loop().time())
    inner = asyncio.ensure_future(asyncio.sleep(1))
    outer = asyncio.shield(inner)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("the inner one was cancelled:", outer.cancelled())


asyncio.run(main())
