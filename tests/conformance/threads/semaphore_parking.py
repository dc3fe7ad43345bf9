"""A car park with two places; a bounded semaphore notices one release too many."""
import threading
import time

places = threading.Semaphore(2)
start = time.monotonic()
inside = 0
most = 0


def car(name):
    global inside, most
    if not places.acquire(blocking=False):
        print(name, "waits")
        places.acquire()
    inside += 1
    most = max(most, inside)
    print(f"{time.monotonic() - start:.1f} {name} parks")
    time.sleep(0.3)
    inside -= 1
    places.release()


cars = [threading.Thread(target=car, args=(f"car {n}",)) for n in range(4)]
for thread in cars:
    thread.start()
    time.sleep(0.06)
for thread in cars:
    thread.join()
print("at most", most, "inside")
print(places.acquire(timeout=0.05), places.acquire(timeout=0.05), places.acquire(timeout=0.05))
places.release(2)
bounded = threading.BoundedSemaphore(1)
with bounded:
    print("held:", bounded.acquire(blocking=False))
for call in (bounded.release, lambda: threading.Semaphore(-1), lambda: places.release(0),
             lambda: places.acquire(blocking=False, timeout=1)):
    try:
        call()
    except ValueError as error:
        print(error)
