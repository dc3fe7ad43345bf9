# What an async generator does in finally: at its end, at aclose(), when it is left early.
import asyncio
from contextlib import aclosing


async def rows(name):
    print("open", name)
    try:
        for n in range(3):
            yield n
            await asyncio.sleep(1)
    finally:
        await asyncio.sleep(1)
        print("close", name, asyncio.get_running_loop().time())


async def main():
    print([n async for n in rows("whole")])
    async with aclosing(rows("part")) as part:
        async for n in part:
            if n == 1:
                break
    print("left the block")
    gen = rows("by hand")
    print(await anext(gen))
    await gen.aclose()
    await gen.aclose()
    print([n async for n in gen])
    async for n in rows("left to the loop"):
        break
    print("main ends")


asyncio.run(main())
