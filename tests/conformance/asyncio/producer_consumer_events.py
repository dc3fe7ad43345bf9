import asyncio

async def producer(condition, items):
    for n in range(5):
        await asyncio.sleep(0.5)
        async with condition:
            items.append(n)
            condition.notify(1)
    async with condition:
        items.append(None)
        condition.notify_all()

async def consumer(name, condition, items):
    while True:
        async with condition:
            await condition.wait_for(lambda: items)
            if items[0] is None:
                print(name, "leaves", asyncio.get_running_loop().time())
                return
            print(name, items.pop(0))

async def main():
    condition, items = asyncio.Condition(), []
    await asyncio.gather(producer(condition, items), consumer("a", condition, items),
                         consumer("b", condition, items))

asyncio.run(main())
