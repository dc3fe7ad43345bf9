import asyncio

async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        yield i

async def double(n):
    await asyncio.sleep(0)
    return n * 2

async def main():
    print([n async for n in numbers(4)])
    print({n % 2 async for n in numbers(4)}, {n: n * n async for n in numbers(3)})
    print([await double(n) for n in range(3)], [await double(n) async for n in numbers(3) if n])
    gen = (n async for n in numbers(3))
    print(type(gen).__name__, [n async for n in gen])
    print([(a, b) async for a in numbers(2) async for b in numbers(2)])
    print(sum([n async for n in numbers(5)]), asyncio.get_running_loop().time())

asyncio.run(main())
