import asyncio

async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(f"nobody looks at {n}")

async def main():
    task = asyncio.create_task(fails(1))
    seen = asyncio.create_task(fails(1))
    await asyncio.sleep(2)
    seen.exception()
    print("both are done")
    del task, seen
    print("deleted")

asyncio.run(main())
