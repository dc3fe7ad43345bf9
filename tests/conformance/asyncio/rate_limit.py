import asyncio

async def fetch(n, semaphore, log):
    async with semaphore:
        log.append((asyncio.get_running_loop().time(), "start", n))
        await asyncio.sleep(1 + n % 3)
        log.append((asyncio.get_running_loop().time(), "end", n))

async def main():
    log, semaphore = [], asyncio.Semaphore(3)
    await asyncio.gather(*[fetch(n, semaphore, log) for n in range(8)])
    for entry in log:
        print(*entry)

asyncio.run(main())
