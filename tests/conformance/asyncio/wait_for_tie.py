import asyncio

async def work(n):
    await asyncio.sleep(n)
    return "made it"

async def main():
    for inner, timeout in ((1, 1), (1, 1.0), (0.1 + 0.2, 0.3), (0, 0.0001)):
        try:
            print(inner, timeout, await asyncio.wait_for(work(inner), timeout))
        except TimeoutError:
            print(inner, timeout, "timed out")

asyncio.run(main())
