"""wait(): the first, the first that fails, all; a timeout leaves the rest running."""
import time
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION,
                                ThreadPoolExecutor, wait)


def job(name, tenths, fails=False):
    time.sleep(tenths / 10)
    if fails:
        raise RuntimeError(name)
    return name


def show(title, done, not_done):
    names = sorted(str(f.exception() or f.result()) for f in done)
    print(f"{title}: done {names}, left {len(not_done)}")


with ThreadPoolExecutor() as pool:
    def start():
        return [pool.submit(job, "a", 1), pool.submit(job, "b", 2, True), pool.submit(job, "c", 3)]

    for how in FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED:
        futures = start()
        show(how, *wait(futures, return_when=how))
        wait(futures)
    futures = start()
    result = wait(futures, timeout=0.25)
    show("timeout", *result)
    print(type(result).__name__, result.done is result[0], result._fields)
    show("rest", *wait(result.not_done))
    try:
        wait(futures, return_when="SOME")
    except ValueError as error:
        print(error)
    show("finished before", *wait(futures, timeout=0))
