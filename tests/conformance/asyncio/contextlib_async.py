import asyncio
from contextlib import asynccontextmanager, AsyncExitStack, aclosing, nullcontext

@asynccontextmanager
async def resource(name):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name
    except ValueError as error:
        print("swallowed", error)
    finally:
        await asyncio.sleep(0.1)
        print("close", name)

async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")

async def main():
    async with resource("a") as a, resource("b"):
        print(a)
        raise ValueError("oops")
    async with AsyncExitStack() as stack:
        for name in "xyz":
            print(await stack.enter_async_context(resource(name)))
        stack.callback(print, "callback")
        async def later():
            print("async callback")
        stack.push_async_callback(later)
    async with aclosing(numbers()) as gen:
        async for n in gen:
            print(n)
            break
    async with nullcontext("null") as value:
        print(value)

asyncio.run(main())
