# notify(n) wakes n, the longest waiting first.
import asyncio


async def main():
    condition = asyncio.Condition()

    async def wait(name):
        async with condition:
            await condition.wait()
            print("woken", name, condition.locked())

    tasks = [asyncio.create_task(wait(n)) for n in range(5)]
    await asyncio.sleep(0)
    for count in (1, 2):
        async with condition:
            condition.notify(count)
            print("notified", count, condition)
        await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
