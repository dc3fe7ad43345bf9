# Two threads want one GIL, and the program joins them.
import threading
import time


def count(name):
    for i in range(100):
        pass
    time.sleep(1)


threads = [threading.Thread(target=count, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
