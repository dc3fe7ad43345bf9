import asyncio


async def careful(name):
    try:
        await asyncio.sleep(10)
    finally:
        print(name, "cleans up")
        await asyncio.sleep(1)
        print(name, "is clean")


async def outer():
    await careful("inner")


async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(2)
    task.cancel()
    print("asked")
    try:
        await task
    except asyncio.CancelledError:
        print("done at", asyncio.get_running_loop().time())


asyncio.run(main())
