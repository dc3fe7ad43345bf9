import asyncio

async def leaves():
    await asyncio.sleep(1)
    raise SystemExit(3)

async def works():
    try:
        await asyncio.sleep(5)
    finally:
        print("works stopped")

async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(works())
        group.create_task(leaves())

try:
    asyncio.run(main())
except SystemExit as error:
    print("status", error.code)
    error.__traceback__ = None
