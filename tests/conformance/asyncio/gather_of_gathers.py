# gather() inside gather(): an inner failure reaches the outside; what goes on, goes on.
import asyncio


async def step(name, seconds, fails=False):
    await asyncio.sleep(seconds)
    if fails:
        raise ValueError(name)
    print("done", name)
    return name


async def main():
    print(await asyncio.gather(asyncio.gather(step("a", 2), step("b", 1)),
                               asyncio.gather(step("c", 1), step("d", 3))))
    try:
        await asyncio.gather(asyncio.gather(step("e", 2), step("f", 1, fails=True)),
                             step("g", 3))
    except ValueError as error:
        print("failed", error, asyncio.get_running_loop().time())
    await asyncio.sleep(5)
    outer = asyncio.gather(asyncio.gather(step("h", 2), step("i", 4)), step("j", 1))
    await asyncio.sleep(3)
    print("cancel:", outer.cancel())
    try:
        await outer
    except asyncio.CancelledError:
        print("cancelled", outer.cancelled())


asyncio.run(main())
