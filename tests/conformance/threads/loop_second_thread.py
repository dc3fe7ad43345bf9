"""A loop in a thread of its own, fed from the main thread."""
import asyncio
import threading
import time
from concurrent.futures import CancelledError, TimeoutError


class Background:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.run, name="loop thread", daemon=True)
        self.thread.start()

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()
        self.loop.close()

    def submit(self, coro):
        return asyncio.run_coroutine_threadsafe(coro, self.loop)

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


async def double(n):
    await asyncio.sleep(n / 10)
    if n == 2:
        raise ValueError("two")
    return n * 2, threading.current_thread().name


async def for_ever():
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print("coroutine cancelled in", threading.current_thread().name)
        raise


back = Background()
one, two = back.submit(double(1)), back.submit(double(2))
print(type(one).__module__, one.done())
print(one.result(), threading.current_thread().name)
print(repr(two.exception()))
long = back.submit(for_ever())
try:
    long.result(timeout=0.1)
except TimeoutError:
    print("too slow")
    long.cancel()
time.sleep(0.1)
try:
    long.result()
except CancelledError:
    print("cancelled", long.cancelled())
both = [back.submit(double(n)) for n in (3, 1)]
print([f.result()[0] for f in both])
back.stop()
print(back.loop.is_closed(), back.thread.is_alive())
try:
    asyncio.run_coroutine_threadsafe(double, back.loop)
except TypeError as error:
    print(error)
