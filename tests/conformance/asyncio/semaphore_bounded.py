import asyncio

async def main():
    semaphore = asyncio.BoundedSemaphore(2)
    print(await semaphore.acquire(), await semaphore.acquire(), semaphore.locked())
    semaphore.release()
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as error:
        print(error)
    print(repr(semaphore).split(" at ")[0], repr(semaphore)[repr(semaphore).index("["):])
    try:
        asyncio.BoundedSemaphore(-2)
    except ValueError as error:
        print(error)

asyncio.run(main())
