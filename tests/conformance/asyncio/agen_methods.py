import asyncio

async def counter():
    try:
        received = None
        while True:
            received = yield received
            print("received", received)
            await asyncio.sleep(1)
    except ValueError as error:
        print("caught", error)
        yield "after throw"
    finally:
        print("finally")
        await asyncio.sleep(1)

async def main():
    gen = counter()
    print(await gen.__anext__(), await gen.asend("a"), await gen.asend("b"))
    print(await gen.athrow(ValueError("thrown")))
    await gen.aclose()
    print(asyncio.get_running_loop().time())
    try:
        await gen.__anext__()
    except StopAsyncIteration as error:
        print(repr(error))
    await gen.aclose()
    fresh = counter()
    try:
        await fresh.asend("too early")
    except TypeError as error:
        print(error)
    await fresh.aclose()
    print(await anext(counter()), await anext(counter(), "default"))

asyncio.run(main())
