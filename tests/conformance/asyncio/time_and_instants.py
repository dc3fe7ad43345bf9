import asyncio, time

async def main():
    loop = asyncio.get_running_loop()
    print(loop.time(), time.monotonic(), time.perf_counter())
    await asyncio.sleep(0.1)
    await asyncio.sleep(0.2)
    print(loop.time())
    start = time.perf_counter()
    time.sleep(0.25)
    print(time.perf_counter() - start, loop.time())
    for _ in range(3):
        await asyncio.sleep(0.1)
    print(loop.time(), round(loop.time(), 2))

asyncio.run(main())
asyncio.run(main())
