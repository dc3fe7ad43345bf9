import asyncio


async def inner(x):
    return 1 / x


async def main():
    print("before")
    await inner(0)


asyncio.run(main())
