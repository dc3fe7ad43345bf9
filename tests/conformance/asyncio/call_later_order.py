import asyncio

def show(*args):
    print(asyncio.get_event_loop().time(), *args)

async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(2, show, "two")
    loop.call_later(1, show, "one a")
    loop.call_later(1, show, "one b")
    loop.call_at(1, show, "at one")
    loop.call_at(0.5, show, "at half")
    loop.call_later(-1, show, "past")
    loop.call_at(-5, show, "long past")
    loop.call_later(0, show, "zero")
    cancelled = loop.call_later(1, show, "cancelled")
    loop.call_later(0.9, cancelled.cancel)
    same = loop.call_later(1, show, "cancelled by a sibling")
    loop.call_at(0.99, lambda: (show("cancels"), same.cancel()))
    await asyncio.sleep(3)

asyncio.run(main())
