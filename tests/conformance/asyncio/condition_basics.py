import asyncio

async def consumer(n, condition, items):
    async with condition:
        print(n, "waits")
        await condition.wait_for(lambda: items)
        print(n, "takes", items.pop(0), asyncio.get_running_loop().time())

async def main():
    condition, items = asyncio.Condition(), []
    tasks = [asyncio.create_task(consumer(n, condition, items)) for n in range(4)]
    await asyncio.sleep(1)
    print(str(condition)[str(condition).index("["):])
    async with condition:
        items.append("a")
        condition.notify()
        print("notified one")
    await asyncio.sleep(1)
    async with condition:
        items += ["b", "c", "d"]
        condition.notify_all()
        print(str(condition)[str(condition).index("["):])
    await asyncio.gather(*tasks)

asyncio.run(main())
