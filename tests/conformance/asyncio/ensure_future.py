import asyncio


async def work(x):
    await asyncio.sleep(x)
    return x


async def main():
    task = asyncio.ensure_future(work(1))
    print(asyncio.ensure_future(task) is task, isinstance(task, asyncio.Future))
    print(await task)
    try:
        asyncio.ensure_future(5)
    except TypeError as error:
        print(error)
    done, pending = await asyncio.wait([asyncio.create_task(work(i)) for i in (1, 2)], timeout=1.5)
    print(len(done), len(pending))
    for finished in asyncio.as_completed([work(3), work(1), work(2)]):
        print(await finished)


asyncio.run(main())
