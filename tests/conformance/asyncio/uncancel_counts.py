import asyncio

async def work():
    task = asyncio.current_task()
    while task.cancelling() < 3:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("caught", error.args, task.cancelling())
    print(task.uncancel(), task.uncancel(), task.uncancel(), task.uncancel(), task.cancelling())
    await asyncio.sleep(1)
    return "survived"

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    for n in range(3):
        print(task.cancel(f"request {n}"), task.cancelling())
        await asyncio.sleep(1)
    print(await task, task.cancelled(), asyncio.get_running_loop().time())

asyncio.run(main())
