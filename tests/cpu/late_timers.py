"""What is due while somebody computes fires late, in the order of its time."""
import asyncio
import threading

TENTH = 666_667                           # three bytecodes a round


def compute(tenths):
    for _ in range(TENTH * tenths):
        pass


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    def show(name):
        print(f"{loop.time() - start:.2f} {name}")

    for when in 0.35, 0.05, 0.2, 0.6:
        loop.call_later(when, show, f"due at {when}")
    loop.call_soon(compute, 4)
    await asyncio.sleep(0.1)
    show("slept 0.1")
    try:
        async with asyncio.timeout(0.25):
            compute(4)
            show("computed through a timeout")
            await asyncio.sleep(0)        # already in the queue when the timeout fires
            show("went on")
    except TimeoutError:
        show("not reached")
    try:
        async with asyncio.timeout(0.25):
            compute(4)
            await asyncio.sleep(0.01)
    except TimeoutError:
        show("timed out")
    event = threading.Event()
    timer = threading.Timer(0.1, lambda: (event.set(), show("a thread's timer")))
    timer.start()
    compute(3)
    show(f"computed beside it: {event.is_set()}")


asyncio.run(main())
