# A callback added before the await runs before the awaiting task wakes.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def waiter(name):
        print(name, await future)

    a = asyncio.create_task(waiter("a"))
    future.add_done_callback(lambda f: print("callback 1"))
    await asyncio.sleep(0)
    future.add_done_callback(lambda f: print("callback 2"))
    b = asyncio.create_task(waiter("b"))
    await asyncio.sleep(0)
    loop.call_soon(print, "soon")
    future.set_result("x")
    loop.call_soon(print, "sooner or later")
    await asyncio.gather(a, b)


asyncio.run(main())
