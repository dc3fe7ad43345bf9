import asyncio


async def precious():
    await asyncio.sleep(3)
    print("finished all the same")
    return "gold"


async def main():
    inner = asyncio.create_task(precious())

    async def waiter():
        return await asyncio.shield(inner)

    task = asyncio.create_task(waiter())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("waiter cancelled; inner:", inner.cancelled(), inner.done())
    print(await inner)
    print(await asyncio.shield(precious()))


asyncio.run(main())
