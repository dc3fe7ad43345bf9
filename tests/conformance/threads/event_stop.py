"""while True with a stop event: the polite end of a worker."""
import threading
import time

stop = threading.Event()


def worker():
    rounds = 0
    while True:
        if stop.is_set():
            break
        rounds += 1
        print("working, round", rounds)
        time.sleep(0.1)
    print("cleaned up after", rounds)


def waiter():
    ticks = 0
    while not stop.wait(timeout=0.12):
        ticks += 1
    print("waited", ticks, "times")


threads = [threading.Thread(target=worker), threading.Thread(target=waiter)]
threads[0].start()
time.sleep(0.01)
threads[1].start()
time.sleep(0.43)
print("please stop")
stop.set()
for thread in threads:
    thread.join()
    print(thread.name.split()[0], "is over")
