import asyncio
import threading
import time


def porter(loop, bell):
    time.sleep(1)
    print("porter: rings")
    loop.call_soon_threadsafe(bell.set)


async def main():
    bell = asyncio.Event()
    loop = asyncio.get_running_loop()
    asyncio.create_task(asyncio.sleep(5))  # another actor
    begin = loop.time()
    threading.Thread(
        target=porter, args=(loop, bell)).start()
    await bell.wait()
    late = round(loop.time() - begin)
    print("curtain up after", late)


asyncio.run(main())
