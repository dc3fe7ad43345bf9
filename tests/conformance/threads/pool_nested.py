"""A job that waits for a job of its own pool: with one worker nobody would do it."""
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError


def inner(n):
    time.sleep(0.05)
    return n + 1


def outer(pool, n):
    future = pool.submit(inner, n)
    try:
        return future.result(timeout=0.2)
    except TimeoutError:
        future.cancel()
        return "nobody was free"


for workers in 1, 2:
    with ThreadPoolExecutor(workers) as pool:
        print(workers, "worker(s):", pool.submit(outer, pool, 1).result())


def both(pool, n):
    left, right = pool.submit(inner, n), pool.submit(inner, -n)
    return left.result() * right.result()


with ThreadPoolExecutor(1) as outside, ThreadPoolExecutor(2) as inside:
    print(list(outside.map(both, [inside] * 3, range(3))))
