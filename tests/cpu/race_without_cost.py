"""Without a cost threads are handed over where they block: there an update is lost, always."""
import threading
import time

x = 0
lock = threading.Lock()


def add(times, guard):
    global x
    for _ in range(times):
        if guard:
            with lock:
                read_and_write()
        else:
            read_and_write()


def read_and_write():
    global x
    tmp = x
    time.sleep(0)
    x = tmp + 1


for guard in False, True:
    x = 0
    threads = [threading.Thread(target=add, args=(100, guard)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("with a lock:" if guard else "without:", x)
