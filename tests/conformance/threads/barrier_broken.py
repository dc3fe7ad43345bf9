"""Barriers that break: by a timeout, by abort(), by a failing action; reset() repairs."""
import threading
import time


def wait_at(barrier, name, timeout=None):
    try:
        barrier.wait(timeout)
        time.sleep(0.1 if name == "right" else 0)
        print(name, "passes")
    except threading.BrokenBarrierError as error:
        print(name, "found it broken", repr(error))


def start(*threads):
    for thread in threads:
        thread.start()
        time.sleep(0.03)
    return threads


lonely = threading.Barrier(2, timeout=0.1)
wait_at(lonely, "alone")
print("broken:", lonely.broken)
wait_at(lonely, "again")
lonely.reset()
print("after reset:", lonely.broken)
pair = start(*(threading.Thread(target=wait_at, args=(lonely, n)) for n in ("left", "right")))
for thread in pair:
    thread.join()

trio = threading.Barrier(3)
two = start(threading.Thread(target=wait_at, args=(trio, "first")))
print("waiting:", trio.n_waiting)
trio.abort()
two[0].join()
print("aborted:", trio.broken)


def explode():
    raise OSError("action")


bad = threading.Barrier(1, explode)
try:
    bad.wait()
except OSError as error:
    print("action raised", error, bad.broken)
reset = threading.Barrier(2)
waiting = start(threading.Thread(target=wait_at, args=(reset, "reset while waiting")))
reset.reset()
waiting[0].join()
print(reset.broken)
try:
    threading.Barrier(0)
except ValueError as error:
    print(error)
