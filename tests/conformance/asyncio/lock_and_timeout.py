# Waiting for a lock with a limit: the lock is not lost when the limit is passed.
import asyncio


async def hold(lock, seconds):
    async with lock:
        print("held")
        await asyncio.sleep(seconds)
    print("released")


async def main():
    lock = asyncio.Lock()
    holder = asyncio.create_task(hold(lock, 2))
    await asyncio.sleep(0)
    for limit in (1, 5):
        try:
            await asyncio.wait_for(lock.acquire(), limit)
        except asyncio.TimeoutError:
            print("gave up", lock)
        else:
            print("got it", lock)
            lock.release()
    print(lock.locked())
    await holder
    try:
        async with asyncio.timeout(0.5):
            async with lock:
                await asyncio.sleep(1)
    except TimeoutError:
        print("timed out inside; locked:", lock.locked())


asyncio.run(main())
