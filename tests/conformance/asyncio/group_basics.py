import asyncio

async def work(n):
    await asyncio.sleep(n)
    print("end of", n)
    return n

async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n)) for n in (2, 1, 3)]
        print("in the body")
    print([task.result() for task in tasks], asyncio.get_running_loop().time())
    async with asyncio.TaskGroup():
        print("empty")
    async with asyncio.TaskGroup() as group:
        async def nested(n):
            if n:
                group.create_task(nested(n - 1))
            print("nested", n)
        group.create_task(nested(3))

asyncio.run(main())
