import asyncio

lock, queue, event = asyncio.Lock(), asyncio.Queue(), asyncio.Event()

async def first():
    await lock.acquire()
    for coro in (lock.acquire(), queue.get(), event.wait()):
        try:
            await asyncio.wait_for(coro, 1)
        except TimeoutError:
            print("timed out")

async def second():
    for make in (lock.acquire, queue.get, event.wait):
        try:
            await make()
        except RuntimeError as error:
            text = str(error)
            print(text[:text.index(" at 0x")], "…", text[text.index("is bound"):])

asyncio.run(first())
asyncio.run(second())
