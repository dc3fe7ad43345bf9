import asyncio
import threading
import time


def develop(film, ready, loop):
    time.sleep(2)
    loop.call_soon_threadsafe(ready.set_result, film)


async def tidy_up():
    await asyncio.sleep(9)
    print("shop: we close now")


async def main():
    loop = asyncio.get_running_loop()
    ready = loop.create_future()
    start = loop.time()
    evening = asyncio.create_task(tidy_up())
    order = ("wedding", ready, loop)
    threading.Thread(target=develop, args=order).start()
    film = await ready
    print(film, "after", round(loop.time() - start), "s")
    await evening


asyncio.run(main())
