"""acquire() in all its ways, locked(), and the mistakes that raise."""
import threading
import time

lock = threading.Lock()
start = time.monotonic()


def now():
    return round(time.monotonic() - start, 1)


print(lock.acquire(), lock.locked())
print(lock.acquire(False), lock.acquire(blocking=False))
print(lock.acquire(timeout=0.2), now())
print(lock.acquire(True, 0.1), now())
for mistake in (lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-2),
                lambda: lock.acquire(timeout=1e30)):
    try:
        mistake()
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)


def liberate():
    time.sleep(0.2)
    lock.release()


threading.Thread(target=liberate).start()
print("released by another thread:", lock.acquire(), now())
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
with lock as got:
    print(got, lock.locked())
print(lock.locked(), repr(lock).split(" at ")[0])
try:
    with lock:
        raise ValueError("inside")
except ValueError:
    print("after an exception:", lock.locked())
