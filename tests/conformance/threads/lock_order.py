"""Those that wait for a lock get it in the order in which they came."""
import threading
import time

counter = threading.Lock()
start = time.monotonic()


def customer(name, arrives):
    time.sleep(arrives)
    with counter:
        print(f"{time.monotonic() - start:.1f} {name} is served")
        time.sleep(0.2)


threads = [threading.Thread(target=customer, args=(f"customer {n}", 0.06 * n)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"closed at {time.monotonic() - start:.1f}")
