import asyncio
async def main():
    asyncio.sleep(1)
    x = asyncio.gather(asyncio.sleep(0))
    asyncio.wait_for(asyncio.sleep(0), 1)
    q = asyncio.Queue()
    q.put(1)
    e = asyncio.Event()
    e.wait()
    await x
asyncio.run(main(), debug=True)
