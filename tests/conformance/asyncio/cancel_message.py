import asyncio


async def work():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as error:
        print("inside:", error.args)
        raise


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("enough")
    try:
        await task
    except asyncio.CancelledError as error:
        print("outside:", error.args)
    print(task.cancelled(), task.done(), task.cancel())


asyncio.run(main())
