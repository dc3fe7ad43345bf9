import asyncio

async def slow():
    while True:
        await asyncio.sleep(1)
        yield 1

async def main():
    gen = slow()
    first = asyncio.create_task(anext(gen).__aiter__() if False else step(gen))
    await asyncio.sleep(0.5)
    try:
        await gen.__anext__()
    except RuntimeError as error:
        print(error)
    try:
        await gen.aclose()
    except RuntimeError as error:
        print(error)
    print(await first)
    await gen.aclose()

async def step(gen):
    return await gen.__anext__()

asyncio.run(main())
