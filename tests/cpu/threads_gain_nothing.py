"""Two threads that only compute take as long as one after the other."""
import threading
import time

SECOND = 2_857_142                        # seven bytecodes a round, 50 ns each


def work(rounds):
    total = 0
    for i in range(rounds):
        total += i
    return total


began = time.perf_counter()
work(SECOND)
work(SECOND)
print(f"one after the other: {time.perf_counter() - began:.2f} s")

began = time.perf_counter()
threads = [threading.Thread(target=work, args=(SECOND,)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"two threads: {time.perf_counter() - began:.2f} s")

began = time.perf_counter()
sleepers = [threading.Thread(target=time.sleep, args=(1,)) for _ in range(2)]
for thread in sleepers:
    thread.start()
for thread in sleepers:
    thread.join()
print(f"two that sleep: {time.perf_counter() - began:.2f} s")
