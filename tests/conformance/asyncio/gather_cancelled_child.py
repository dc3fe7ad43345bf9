import asyncio

async def work(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError:
        print(n, "cancelled")
        raise

async def main():
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    asyncio.get_running_loop().call_later(1.5, tasks[1].cancel, "child message")
    print(await asyncio.gather(*tasks, return_exceptions=True))
    tasks = [asyncio.create_task(work(n)) for n in (1, 2, 3)]
    asyncio.get_running_loop().call_later(1.5, tasks[1].cancel, "child message")
    try:
        await asyncio.gather(*tasks)
    except asyncio.CancelledError as error:
        print("gather raised", repr(error), [t.done() for t in tasks])
    await asyncio.sleep(3)
    print([t.cancelled() for t in tasks])

asyncio.run(main())
