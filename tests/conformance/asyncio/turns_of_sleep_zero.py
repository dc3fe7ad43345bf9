# sleep(0) gives up one turn: who runs when, among tasks of different length.
import asyncio


async def turns(name, count, log):
    for n in range(count):
        log.append(f"{name}{n}")
        await asyncio.sleep(0)
    log.append(f"{name}.")


async def main():
    log = []
    a = asyncio.create_task(turns("a", 3, log))
    b = asyncio.create_task(turns("b", 1, log))
    log.append("main")
    await asyncio.sleep(0)
    c = asyncio.create_task(turns("c", 2, log))
    log.append("main again")
    await b
    log.append("b is done")
    await asyncio.gather(a, c)
    print(*log)


asyncio.run(main())
