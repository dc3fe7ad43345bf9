import asyncio

async def waits():
    await asyncio.get_running_loop().create_future()

async def main():
    task = asyncio.create_task(waits(), name="lonely")
    await asyncio.sleep(0)
    del task
    print("after del")

asyncio.run(main())
