import asyncio

async def work(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as error:
        print(n, "cancelled", error.args)
        if n == 3:
            return "refused"
        raise

async def waiter(**options):
    try:
        return await asyncio.gather(work(1), work(2), work(3), **options)
    except asyncio.CancelledError as error:
        print("waiter", repr(error))
        raise

async def main():
    for options in ({}, {"return_exceptions": True}):
        task = asyncio.create_task(waiter(**options))
        await asyncio.sleep(1.5)
        task.cancel("outer message")
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print("main", repr(error), task.cancelled())
    gathered = asyncio.gather(work(5), work(6))
    await asyncio.sleep(0)
    print(gathered.cancel(), gathered.cancelled(), gathered.done())
    try:
        await gathered
    except asyncio.CancelledError as error:
        print(repr(error), gathered.cancelled(), gathered.cancel())

asyncio.run(main())
