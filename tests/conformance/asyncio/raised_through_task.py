import asyncio


class Broken(Exception):
    pass


async def fails():
    await asyncio.sleep(1)
    raise Broken("inside a task")


async def main():
    task = asyncio.create_task(fails())
    await task


asyncio.run(main())
