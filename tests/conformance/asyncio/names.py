# Task names: counted from 1, or given; set_name.
import asyncio


async def who():
    return asyncio.current_task().get_name()


async def main():
    print(await who())
    a = asyncio.create_task(who())
    b = asyncio.create_task(who(), name="bob")
    c = asyncio.create_task(who())
    c.set_name(42)
    print(await a, await b, await c, repr(c.get_name()))


asyncio.run(main())
asyncio.run(main())
