"""Processes compute side by side, however they are started."""
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

SECOND = 2_857_142


def work(rounds):
    total = 0
    for i in range(rounds):
        total += i
    return total


def timed(label, call):
    began = time.perf_counter()
    call()
    print(f"{label}: {time.perf_counter() - began:.2f} s")


def processes():
    workers = [multiprocessing.Process(target=work, args=(SECOND,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def pool():
    with multiprocessing.Pool(2) as workers:
        workers.map(work, [SECOND, SECOND])


def executor(kind, count):
    with kind(max_workers=count) as workers:
        list(workers.map(work, [SECOND] * 2))


if __name__ == "__main__":
    timed("one after the other", lambda: (work(SECOND), work(SECOND)))
    timed("Process", processes)
    timed("Pool", pool)
    timed("ProcessPoolExecutor", lambda: executor(ProcessPoolExecutor, 2))
    timed("ProcessPoolExecutor, one worker", lambda: executor(ProcessPoolExecutor, 1))
    timed("ThreadPoolExecutor", lambda: executor(ThreadPoolExecutor, 2))
