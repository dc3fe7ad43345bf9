import asyncio

async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    print(await lock.acquire(), lock.locked())
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)
    try:
        await lock
    except TypeError as error:
        print(error)
    print(repr(lock).split(" at ")[0], repr(lock).split(" ")[-1])
    lock.release()
    async with lock as value:
        print(value)

asyncio.run(main())
