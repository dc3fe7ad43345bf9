# concurrent.futures: submit, map, as_completed, wait, errors, cancelling.
import threading
import time
from concurrent.futures import (FIRST_COMPLETED, FIRST_EXCEPTION, CancelledError,
                                ProcessPoolExecutor, ThreadPoolExecutor, TimeoutError,
                                as_completed, wait)

began = time.monotonic()


def now():
    return round(time.monotonic() - began, 1)


def work(tenths):
    time.sleep(tenths / 10)
    if tenths == 4:
        raise ValueError("four is too many")
    return tenths * 10, threading.current_thread().name


with ThreadPoolExecutor(max_workers=3, thread_name_prefix="pool") as pool:
    futures = {pool.submit(work, n): n for n in (6, 2, 4)}
    for future in as_completed(futures):
        try:
            print(futures[future], future.result(), now())
        except ValueError as error:
            print(futures[future], "failed:", error, now())
    print([future.done() for future in futures], [str(future.exception()) for future in futures])

with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])))
    first = pool.submit(work, 2)
    second = pool.submit(work, 5)
    third = pool.submit(work, 1)
    print(first.running(), third.running(), third.cancel(), third.cancelled())
    done, left = wait([first, second], return_when=FIRST_COMPLETED)
    print(len(done), len(left), now())
    done, left = wait([first, second], timeout=0.1)
    print(len(done), len(left))
    try:
        second.result(timeout=0.05)
    except TimeoutError as error:
        print("timeout", repr(error))
    second.add_done_callback(lambda future: print("callback", future.result()[0]))
    try:
        third.result()
    except CancelledError as error:
        print(repr(error))
print("closed at", now())
try:
    pool.submit(print)
except RuntimeError as error:
    print(error)

pool = ThreadPoolExecutor(4)
jobs = [pool.submit(work, n) for n in (1, 4, 8)]
done, left = wait(jobs, return_when=FIRST_EXCEPTION)
print(sorted(jobs.index(job) for job in done), len(left))
pool.shutdown(wait=False)
print("not waited for")
done, left = wait(jobs)
print(len(done))
