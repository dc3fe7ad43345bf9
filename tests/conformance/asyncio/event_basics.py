import asyncio

async def waiter(n, event):
    print(n, "waits")
    print(n, await event.wait(), asyncio.get_running_loop().time())

async def main():
    event = asyncio.Event()
    print(event.is_set(), str(event)[str(event).index("["):])
    tasks = [asyncio.create_task(waiter(n, event)) for n in range(3)]
    await asyncio.sleep(1)
    print(str(event)[str(event).index("["):])
    event.set()
    event.clear()
    print(event.is_set())
    await asyncio.gather(*tasks)
    event.set()
    event.set()
    print(event.is_set(), str(event)[str(event).index("["):], await event.wait())
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 1)
    except TimeoutError:
        print("nobody set it", str(event)[str(event).index("["):])

asyncio.run(main())
