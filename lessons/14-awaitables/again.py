import asyncio


async def climb(stairs):
    await asyncio.sleep(1)
    return stairs


async def main():
    task = asyncio.create_task(climb("stairs"))
    print("task:", await task)
    print("task again:", await task)
    coroutine = climb("rope")
    print("coroutine:", await coroutine)
    print("coroutine again:", await coroutine)


asyncio.run(main())
