import asyncio

async def work():
    for n in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as error:
            print("landed", n, error)
    return "end"

async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    print(task.cancel("one"), task.cancel("two"), task.cancelling())
    await asyncio.sleep(1)
    print(task.cancel("three"))
    await asyncio.sleep(0)
    print(task.cancel("four"))
    print(await task, asyncio.get_running_loop().time())
    print(task.cancel(), task.cancelling())

asyncio.run(main())
