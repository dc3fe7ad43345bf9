"""notify() wakes the one that waited longest, notify(2) two, notify_all() all; wait_for()."""
import threading
import time

gate = threading.Condition()
level = 0
entered = []


def guest(name):
    with gate:
        gate.wait()
        entered.append(name)


def climber():
    with gate:
        print("reached:", gate.wait_for(lambda: level >= 3, timeout=1), "level", level)


guests = [threading.Thread(target=guest, args=(f"guest {n}",)) for n in range(5)]
for thread in guests:
    thread.start()
    time.sleep(0.02)
for count in 1, 2, None:
    with gate:
        print("notify", count)
        gate.notify_all() if count is None else gate.notify(count)
    time.sleep(0.1)
    print(sorted(entered))
thread = threading.Thread(target=climber)
thread.start()
for _ in range(3):
    time.sleep(0.06)
    with gate:
        level += 1
        gate.notify()
thread.join()
with gate:
    began = time.monotonic()
    print(gate.wait(0.1), gate.wait_for(lambda: False, 0.1), round(time.monotonic() - began, 1))
    print(gate.wait_for(lambda: "yes"))
for call in gate.wait, gate.notify, gate.notify_all, gate.release:
    try:
        call()
    except RuntimeError as error:
        print(error)
