"""Cancelling who awaits a thread does not stop the thread."""
import asyncio
import time

finished = []


def work(name, seconds):
    time.sleep(seconds)
    finished.append(name)
    return name


async def main():
    task = asyncio.create_task(asyncio.to_thread(work, "cancelled", 0.25))
    await asyncio.sleep(0.1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled, finished:", finished)
    try:
        await asyncio.wait_for(asyncio.to_thread(work, "timed out", 0.3), timeout=0.1)
    except TimeoutError:
        print("timed out, finished:", finished)
    try:
        async with asyncio.timeout(0.1):
            await asyncio.to_thread(work, "scope", 0.25)
    except TimeoutError:
        print("left the scope, finished:", finished)
    shielded = asyncio.ensure_future(asyncio.to_thread(work, "shielded", 0.2))
    try:
        await asyncio.wait_for(asyncio.shield(shielded), 0.05)
    except TimeoutError:
        print("still running:", not shielded.done(), await shielded)
    print("main ends, finished:", finished)


asyncio.run(main())
print("after run:", finished)
