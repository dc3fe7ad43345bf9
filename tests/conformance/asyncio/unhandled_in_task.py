import asyncio


async def fails():
    await asyncio.sleep(1)
    raise LookupError("nobody asks")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(2)
    print("done:", task.done())


asyncio.run(main())
print("end")
