"""The clocks while bytecodes take time: wall, process, thread, timeit."""
import threading
import time
import timeit


def work(rounds):
    total = 0
    for i in range(rounds):
        total += i
    return total


wall, process, thread = time.perf_counter(), time.process_time(), time.thread_time()
work(1_000_000)
time.sleep(0.5)
print(f"wall {time.perf_counter() - wall:.3f} process {time.process_time() - process:.3f} "
      f"thread {time.thread_time() - thread:.3f}")

other = threading.Thread(target=work, args=(1_000_000,))
process, thread = time.process_time(), time.thread_time()
other.start()
other.join()
print(f"process {time.process_time() - process:.3f} thread {time.thread_time() - thread:.3f}")
print(f"timeit {timeit.timeit('work(100)', globals=globals(), number=1000):.4f}")
print(f"empty {timeit.timeit(number=1_000_000):.3f}")

for name, call in {
        "sum(range(n))": lambda: sum(range(1_000_000)),
        "list(range(n))": lambda: list(range(1_000_000)),
        "sorted(list)": lambda: sorted(range(1_000_000)),
        "comprehension": lambda: [i for i in range(1_000_000)],
        "max of a generator": lambda: max(i for i in range(1_000_000)),
        "in a list": lambda: -1 in numbers,
        "nothing": lambda: None}.items():
    numbers = list(range(1_000_000)) if name == "in a list" else []
    began = time.perf_counter()
    call()
    print(f"{name}: {time.perf_counter() - began:.3f}")

end = time.monotonic() + 0.25
looks = 0
while time.monotonic() < end:
    looks += 1
print(looks > 100_000, f"{time.monotonic() - end:.3f}")
