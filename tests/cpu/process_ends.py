"""How processes end: exit codes, exceptions, terminate(), a pool's errors and callbacks."""
import multiprocessing as mp
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

seen = []


def divide(a, b):
    return a / b


def leave(code):
    sys.exit(code)


def spin():
    while True:
        pass


def slow(seconds):
    time.sleep(seconds)
    return seconds


def note(value):
    seen.append(value)


if __name__ == "__main__":
    for target, args in (divide, (1, 1)), (divide, (1, 0)), (leave, (3,)), (leave, ("why",)):
        process = mp.Process(target=target, args=args)
        process.start()
        process.join()
        print(target.__name__, args, process.exitcode)
    process = mp.Process(target=spin, daemon=True)
    process.start()
    process.join(0.5)
    print("alive", process.is_alive(), process.exitcode)
    process.terminate()
    process.join()
    print("alive", process.is_alive(), process.exitcode)

    with mp.Pool(2) as pool:
        result = pool.apply_async(divide, (1, 0), error_callback=note)
        try:
            result.get()
        except ZeroDivisionError as error:
            print(error, type(error.__cause__).__name__, seen)
        pool.apply_async(slow, (0.2,), callback=note).wait()
        print(seen, list(pool.imap_unordered(slow, [0.35, 0.1, 0.2])), pool.starmap(divide, [(6, 3)]))
        late = pool.apply_async(slow, (5,))
        try:
            late.get(timeout=0.1)
        except mp.TimeoutError as error:
            print(repr(error))
    with ProcessPoolExecutor(2) as pool:
        futures = [pool.submit(slow, s) for s in (0.35, 0.1, 0.2)]
        print([future.result() for future in as_completed(futures)])
        print(repr(pool.submit(divide, 1, 0).exception()))
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print(type(error), str(error).split(" at ")[0])
        done = pool.submit(slow, 0.1)
        done.add_done_callback(lambda future: note(future.result()))
    print(seen)
