# Blocking calls beside an event loop: run_in_executor, to_thread, run_coroutine_threadsafe.
import asyncio
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor

began = time.monotonic()
who = contextvars.ContextVar("who", default="nobody")


def now():
    return round(time.monotonic() - began, 1)


def block(tenths):
    time.sleep(tenths / 10)
    return tenths


async def tick():
    for number in range(4):
        print("tick", number, now())
        await asyncio.sleep(0.4)


async def main():
    loop = asyncio.get_running_loop()
    ticking = asyncio.create_task(tick())
    print(await loop.run_in_executor(None, block, 3), now())
    print(await asyncio.gather(*(asyncio.to_thread(block, n) for n in (3, 1, 2))), now())
    with ThreadPoolExecutor(max_workers=2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, block, 2) for _ in range(3))))
    print("pool closed", now())
    await ticking
    who.set("main")
    print(await asyncio.to_thread(who.get), await loop.run_in_executor(None, who.get))
    try:
        await asyncio.wait_for(asyncio.to_thread(block, 4), 0.1)
    except asyncio.TimeoutError:
        print("timeout", now())

    def fail():
        raise LookupError("in a thread")

    try:
        await asyncio.to_thread(fail)
    except LookupError as error:
        print(repr(error))

    def ask():
        for ask in asyncio.get_running_loop, asyncio.get_event_loop:
            try:
                ask()
            except RuntimeError as error:
                print(str(error).split("'")[0])

    await asyncio.to_thread(ask)
    done = asyncio.Event()

    def signal():
        time.sleep(0.2)
        loop.call_soon_threadsafe(done.set)

    threading.Thread(target=signal).start()
    await done.wait()
    print("told by a thread", now())


asyncio.run(main())
print("the default pool has ended", now())


async def answer(number):
    await asyncio.sleep(0.1)
    if number < 0:
        raise ValueError("negative")
    return number * 2


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever)
thread.start()
print(asyncio.run_coroutine_threadsafe(answer(21), loop).result())
try:
    asyncio.run_coroutine_threadsafe(answer(-1), loop).result()
except ValueError as error:
    print(repr(error))
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()
