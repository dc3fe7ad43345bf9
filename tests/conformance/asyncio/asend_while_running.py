"""asend() on an async generator that another task is stepping."""
import asyncio


async def slow():
    got = 0
    while True:
        got = yield got
        await asyncio.sleep(1)


async def send(gen, value):
    try:
        print(value, "gives", await gen.asend(value))
    except (RuntimeError, TypeError) as error:
        print(value, "raises", error)


async def main():
    gen = slow()
    print(await anext(gen))
    await asyncio.gather(send(gen, 1), send(gen, 2), send(gen, None))
    await gen.aclose()
    await send(slow(), 3)


asyncio.run(main())
