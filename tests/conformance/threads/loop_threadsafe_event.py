"""A thread tells the loop: call_soon_threadsafe wakes it, event.set alone would not."""
import asyncio
import threading
import time

start = time.monotonic()


def now():
    return f"{time.monotonic() - start:.1f}"


def sensor(loop, event, values, queue):
    for value in (20, 21, 25):
        time.sleep(0.1)
        values.append(value)
        loop.call_soon_threadsafe(queue.put_nowait, value)
    loop.call_soon_threadsafe(event.set)
    loop.call_soon_threadsafe(queue.put_nowait, None)


async def main():
    loop = asyncio.get_running_loop()
    event, queue, values = asyncio.Event(), asyncio.Queue(), []
    thread = threading.Thread(target=sensor, args=(loop, event, values, queue))
    thread.start()
    while (value := await queue.get()) is not None:
        print(now(), "got", value)
    await event.wait()
    print(now(), "event", values)
    thread.join()
    future = loop.create_future()
    threading.Timer(0.1, loop.call_soon_threadsafe, (future.set_result, "set")).start()
    print(await future, now())
    failing = loop.create_future()
    threading.Timer(0.1, lambda: loop.call_soon_threadsafe(
        failing.set_exception, OSError("sensor broke"))).start()
    try:
        await failing
    except OSError as error:
        print(error, now())
    return loop


loop = asyncio.run(main())
try:
    loop.call_soon_threadsafe(print)
except RuntimeError as error:
    print(error)
