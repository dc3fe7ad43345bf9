"""ThreadPoolExecutor.map: results in the order of the inputs, errors when they are reached."""
import time
from concurrent.futures import ThreadPoolExecutor, TimeoutError

start = time.monotonic()


def now():
    return round(time.monotonic() - start, 1)


def cube(n):
    time.sleep(0.4 - 0.1 * n)
    if n == 3:
        raise ValueError("three")
    return n ** 3


with ThreadPoolExecutor(max_workers=4) as pool:
    for result in pool.map(cube, range(3)):
        print(result, now())
    results = pool.map(cube, [0, 3, 2])
    print(type(results).__name__, next(results))
    try:
        next(results)
    except ValueError as error:
        print("ValueError", error)
    print(list(results))
    try:
        for result in pool.map(cube, [2, 0], timeout=0.3):
            print("in time", result)
    except TimeoutError as error:
        print("timeout", repr(error), TimeoutError is __builtins__.TimeoutError)
    print(list(pool.map(pow, (2, 3, 4), (5, 2))), list(pool.map(str, [])))
    print(list(pool.map(lambda a, b: a + b, "ab", "cd", chunksize=10)))
print("closed")
