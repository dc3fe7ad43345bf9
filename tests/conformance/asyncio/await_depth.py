# A chain of awaits is one task: nothing else runs until somebody really waits.
import asyncio


async def down(depth):
    if depth == 0:
        await asyncio.sleep(0)
        return 0
    return 1 + await down(depth - 1)


async def no_wait(depth):
    return depth and 1 + await no_wait(depth - 1)


async def other(log):
    log.append("other")


async def main():
    log = []
    task = asyncio.create_task(other(log))
    log.append(await no_wait(50))
    log.append(await down(50))
    await task
    print(log)
    try:
        await no_wait(2000)
    except RecursionError as error:
        print(error)
    print(sum(await asyncio.gather(*(down(n) for n in range(20)))))


asyncio.run(main())
