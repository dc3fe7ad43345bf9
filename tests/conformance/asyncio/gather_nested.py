import asyncio


async def f(x, t):
    await asyncio.sleep(t)
    print("done", x)
    return x


async def main():
    print(await asyncio.gather(f(1, 3), asyncio.gather(f(2, 1), f(3, 2)), f(4, 0)))
    print(await asyncio.gather())
    same = f(5, 1)
    print(await asyncio.gather(same, same))


asyncio.run(main())
