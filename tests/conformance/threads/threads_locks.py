# Locks, conditions, semaphores, barriers, events, timers, local.
import threading
import time

total = 0
lock = threading.Lock()


def add_unsafely():
    global total
    seen = total
    time.sleep(0.05)
    total = seen + 1


def add_safely():
    with lock:
        add_unsafely()


for target in add_unsafely, add_safely:
    total = 0
    threads = [threading.Thread(target=target) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(target.__name__, total)

print(lock.locked(), lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.05))
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)
reentrant = threading.RLock()
with reentrant, reentrant:
    print("twice")
try:
    reentrant.release()
except RuntimeError as error:
    print(error)

gate = threading.Event()


def pass_gate(number):
    print("in time" if gate.wait(0.05) else "not yet", number)
    gate.wait()
    print("through")


waiting = threading.Thread(target=pass_gate, args=(1,))
waiting.start()
time.sleep(0.15)
gate.set()
waiting.join()

stock = []
changed = threading.Condition()


def consume():
    with changed:
        changed.wait_for(lambda: len(stock) >= 2)
        print("took", stock)


consumer = threading.Thread(target=consume)
consumer.start()
for item in "ab":
    time.sleep(0.05)
    with changed:
        stock.append(item)
        changed.notify_all()
consumer.join()
try:
    changed.notify()
except RuntimeError as error:
    print(error)

places = threading.BoundedSemaphore(2)
began = time.monotonic()


def park(number):
    with places:
        time.sleep(0.2)
    print(number, "left at", round(time.monotonic() - began, 1))


cars = [threading.Thread(target=park, args=(n,)) for n in range(3)]
for car in cars:
    car.start()
    time.sleep(0.03)
for car in cars:
    car.join()
try:
    places.release()
except ValueError as error:
    print(error)

barrier = threading.Barrier(3, action=lambda: print("all there"))


def arrive(number):
    time.sleep(number / 10)
    print(number, "arrives")
    barrier.wait()


runners = [threading.Thread(target=arrive, args=(n,)) for n in range(3)]
for runner in runners:
    runner.start()
for runner in runners:
    runner.join()
print(barrier.parties, barrier.n_waiting, barrier.broken)
alone = threading.Barrier(2)
try:
    alone.wait(timeout=0.05)
except threading.BrokenBarrierError as error:
    print("broken", alone.broken, repr(error))

timer = threading.Timer(0.1, print, args=["the timer fires"])
timer.start()
cancelled = threading.Timer(0.1, print, args=["never"])
cancelled.start()
cancelled.cancel()
timer.join()

mine = threading.local()
mine.value = "main's"


def look():
    print(hasattr(mine, "value"))
    mine.value = "the thread's"
    print(mine.value)


looker = threading.Thread(target=look)
looker.start()
looker.join()
print(mine.value)
