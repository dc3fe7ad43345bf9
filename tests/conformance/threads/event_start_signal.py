"""Runners wait for the starter's event; wait() tells whether it was in time."""
import threading
import time

go = threading.Event()
start = time.monotonic()


def runner(name, delay):
    print(name, "ready")
    go.wait()
    time.sleep(delay)
    print(f"{name} arrives {time.monotonic() - start:.1f}")


threads = [threading.Thread(target=runner, args=item)
           for item in (("hare", 0.1), ("fox", 0.3), ("snail", 0.5))]
for thread in threads:
    thread.start()
    time.sleep(0.02)
print("too early:", go.wait(timeout=0.1), go.is_set())
print("on your marks")
go.set()
for thread in threads:
    thread.join()
print(go.is_set(), go.wait(), go.wait(0))
go.clear()
print(go.is_set(), go.wait(0.05))
