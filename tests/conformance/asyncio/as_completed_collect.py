import asyncio

async def work(name, n):
    await asyncio.sleep(n)
    return name

async def main():
    results = [await future for future in asyncio.as_completed(
        {asyncio.create_task(work("slow", 2)), asyncio.create_task(work("fast", 1))})]
    print(results)
    for n, future in enumerate(asyncio.as_completed([asyncio.create_task(work("x", 1))] * 3)):
        print(n, await future)

asyncio.run(main())
