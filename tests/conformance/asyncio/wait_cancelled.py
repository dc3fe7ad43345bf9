import asyncio

async def work(n):
    await asyncio.sleep(n)
    return n

async def main():
    tasks = [asyncio.create_task(work(n)) for n in (2, 3)]
    waiting = asyncio.create_task(asyncio.wait(tasks))
    await asyncio.sleep(1)
    waiting.cancel("enough")
    try:
        await waiting
    except asyncio.CancelledError as error:
        print(repr(error), [t.done() for t in tasks])
    print(await asyncio.gather(*tasks), asyncio.get_running_loop().time())

asyncio.run(main())
