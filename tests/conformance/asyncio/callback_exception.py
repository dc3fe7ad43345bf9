import asyncio

def bad(n):
    print("in callback", n)
    raise ZeroDivisionError(f"number {n}")

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(bad, 1)
    loop.call_later(1, bad, 2)
    future = loop.create_future()
    future.add_done_callback(bad)
    future.set_result(None)
    await asyncio.sleep(2)
    print("still alive")

asyncio.run(main())
