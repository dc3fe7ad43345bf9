import asyncio

async def use():
    async with asyncio.timeout(1):
        pass

loop = asyncio.new_event_loop()

def callback():
    coro = use()
    try:
        coro.send(None)
    except RuntimeError as error:
        print(error)
    loop.stop()

loop.call_soon(callback)
loop.run_forever()
loop.close()
try:
    asyncio.timeout(1)
except RuntimeError as error:
    print(error)
print(asyncio.timeout_at(5))
