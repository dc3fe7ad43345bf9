import asyncio

async def work(n):
    try:
        await asyncio.sleep(n)
        return n
    except asyncio.CancelledError as error:
        print("work", n, "cancelled", error.args)
        raise

async def main():
    print(await asyncio.wait_for(work(1), 2))
    print(await asyncio.wait_for(work(1), None))
    for timeout in (0.5, 0, -1):
        try:
            await asyncio.wait_for(work(1), timeout)
        except TimeoutError as error:
            print(timeout, repr(error), repr(error.__cause__), asyncio.get_running_loop().time())
    done = asyncio.create_task(work(0))
    await done
    print(await asyncio.wait_for(done, 0), await asyncio.wait_for(done, 1))
    print(asyncio.TimeoutError is TimeoutError)

asyncio.run(main())
