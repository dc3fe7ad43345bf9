import asyncio, time

async def slow(n):
    time.sleep(n)
    await asyncio.sleep(0.1)
    time.sleep(n)
    return n

def callback():
    time.sleep(0.2)

async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(slow(0.3), name="slow one")
    await asyncio.gather(slow(0.15), slow(0.05))
    loop.call_soon(callback)
    loop.call_later(0.1, callback)
    await asyncio.sleep(1)
    loop.slow_callback_duration = 0.01
    time.sleep(0.02)
    await asyncio.sleep(0)

asyncio.run(main(), debug=True)
