# AsyncExitStack ends what it was given in the reverse order, also when entering fails.
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager


@asynccontextmanager
async def connection(name, fails=False):
    await asyncio.sleep(1)
    if fails:
        raise ConnectionError(name)
    print("open", name)
    try:
        yield name.upper()
    except ValueError as error:
        print(name, "saw", error)
        raise
    finally:
        await asyncio.sleep(1)
        print("close", name)


async def main():
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n)) for n in ("db", "cache")]
        stack.push_async_callback(asyncio.sleep, 1)
        stack.callback(print, "callback")
        print(names)
    try:
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(connection("one"))
            await stack.enter_async_context(connection("two", fails=True))
    except ConnectionError as error:
        print("could not open", error)
    try:
        async with connection("last"):
            raise ValueError("inside")
    except ValueError:
        print("passed on", asyncio.get_running_loop().time())


asyncio.run(main())
