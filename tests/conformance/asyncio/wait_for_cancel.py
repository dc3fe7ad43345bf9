import asyncio

async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        await asyncio.sleep(2)
        print("inner cleaned up")
        raise

async def main():
    task = asyncio.create_task(asyncio.wait_for(work(), 5))
    await asyncio.sleep(1)
    task.cancel("outer")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outer", error.args, asyncio.get_running_loop().time())
    task = asyncio.create_task(asyncio.wait_for(work(), 5))
    await asyncio.sleep(5.5)
    task.cancel("while timing out")
    try:
        await task
    except BaseException as error:
        print(repr(error), asyncio.get_running_loop().time())
    await asyncio.sleep(3)

asyncio.run(main())
