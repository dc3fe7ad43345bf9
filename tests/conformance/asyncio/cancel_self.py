import asyncio

async def work():
    print(asyncio.current_task().cancel("myself"))
    print("goes on until it awaits")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print("landed", error)
        raise

async def without_await():
    asyncio.current_task().cancel("at the end")
    return "result that is lost"

async def main():
    for coro in (work(), without_await()):
        task = asyncio.create_task(coro)
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print("awaited:", repr(error), task.cancelled())

asyncio.run(main())
