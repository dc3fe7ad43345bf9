import asyncio

async def ticks():
    try:
        while True:
            await asyncio.sleep(1)
            yield asyncio.get_running_loop().time()
    except asyncio.CancelledError:
        print("generator sees the cancellation")
        raise
    finally:
        print("generator finally")

async def reader():
    async for tick in ticks():
        print(tick)

async def main():
    task = asyncio.create_task(reader())
    await asyncio.sleep(2.5)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("reader cancelled", task.cancelled())

asyncio.run(main())
