import asyncio
import threading
import time


async def cook(dish, minutes):
    print("cook", dish)
    await asyncio.sleep(minutes)
    print("done", dish)
    return dish


def kitchen(loop):
    asyncio.set_event_loop(loop)
    loop.run_forever()


async def main():
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=kitchen, args=(loop,), name="kitchen")
    thread.start()
    orders = [asyncio.run_coroutine_threadsafe(cook(d, m), loop) for d, m in (("soup", 2), ("rice", 1))]
    await asyncio.sleep(0.5)
    print([await asyncio.wrap_future(order) for order in orders])
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


asyncio.run(main())
