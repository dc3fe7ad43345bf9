import asyncio

async def work(n):
    await asyncio.sleep(n)
    print("inner end", asyncio.get_running_loop().time())
    return n

async def fails():
    await asyncio.sleep(1)
    raise OSError("inner error")

async def main():
    print(await asyncio.shield(work(1)))
    try:
        await asyncio.shield(fails())
    except OSError as error:
        print(error)
    inner = asyncio.create_task(work(3))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 1)
    except TimeoutError:
        print("timed out", inner.done(), inner.cancelled())
    print(await inner)
    inner = asyncio.create_task(work(5))
    outer = asyncio.shield(inner)
    inner.cancel("inner only")
    try:
        await outer
    except asyncio.CancelledError as error:
        print(repr(error), outer.cancelled())
    done = asyncio.create_task(work(0))
    await done
    print(asyncio.shield(done) is done)
    inner = asyncio.create_task(fails())
    outer = asyncio.shield(inner)
    print(outer.cancel())
    await asyncio.sleep(2)
    print("end", inner.done())

asyncio.run(main())
