# Threads that wait for the network do not hold each other up; the lock does.
import threading
import time
from urllib.request import urlopen

begin = time.monotonic()
lock = threading.Lock()
total = 0


def fetch(number):
    global total
    with urlopen(f"https://a.dev/{number}") as response:
        size = len(response.read())
    with lock:
        total += size
        print("thread", number, round(time.monotonic() - begin, 2))


threads = [threading.Thread(target=fetch, args=(number,)) for number in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, round(time.monotonic() - begin, 2))
