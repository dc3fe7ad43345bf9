import asyncio

async def main():
    condition = asyncio.Condition()
    for action in (condition.notify, condition.notify_all, condition.release):
        try:
            action()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    lock = asyncio.Lock()
    shared = asyncio.Condition(lock)
    async with shared:
        print(lock.locked(), shared.locked())
        try:
            await asyncio.wait_for(shared.wait(), 1)
        except TimeoutError:
            print("timed out", lock.locked())
    print(lock.locked())

asyncio.run(main())
