"""Measuring with a decorator, a context manager and timeit: the sum of sleeps, or their longest."""
import time
import timeit
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import wraps

lines = []


def timed(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(f"{function.__name__} took {time.perf_counter() - start:.1f} s")
    return wrapper


@contextmanager
def stopwatch(label):
    start = time.monotonic_ns()
    yield
    print(label, round((time.monotonic_ns() - start) / 1e9, 1))


@timed
def one_by_one():
    return [time.sleep(0.1) for _ in range(4)]


@timed
def together():
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(time.sleep, [0.1] * 4))


print(one_by_one() == together())
with stopwatch("two workers"), ThreadPoolExecutor(2) as pool:
    list(pool.map(time.sleep, [0.1] * 4))
print(round(timeit.timeit(lambda: time.sleep(0.05), number=4), 1))
print(f"{one_by_one.__wrapped__.__name__} {time.thread_time() < 1} {time.process_time() < 2}")
