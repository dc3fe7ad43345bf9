"""shutdown(): waiting, not waiting, cancelling what has not begun."""
import time
from concurrent.futures import ThreadPoolExecutor

start = time.monotonic()


def say(*words):
    print(f"{time.monotonic() - start:.1f}", *words)


def work(n, seconds=0.2):
    time.sleep(seconds)
    say("worked", n)
    return n


pool = ThreadPoolExecutor(max_workers=1)
jobs = [pool.submit(work, n) for n in range(4)]
time.sleep(0.1)
pool.shutdown(wait=True, cancel_futures=True)
say([job.cancelled() for job in jobs])
try:
    pool.submit(work, 9)
except RuntimeError as error:
    say("RuntimeError:", error)
pool = ThreadPoolExecutor(max_workers=2)
pool.submit(work, "a"), pool.submit(work, "b", 0.3), pool.submit(work, "c")
pool.shutdown(wait=False)
say("not waited")
try:
    with ThreadPoolExecutor() as third:
        third.submit(work, "before the error", 0.1)
        raise LookupError("in the block")
except LookupError as error:
    say("LookupError:", error)
say("main ends")
