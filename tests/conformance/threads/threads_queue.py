# Producers and consumers through queue.Queue.
import queue
import threading
import time

tasks = queue.Queue(maxsize=2)
began = time.monotonic()


def now():
    return round(time.monotonic() - began, 1)


def produce():
    for number in range(4):
        tasks.put(number)
        print("put", number)
        time.sleep(0.05)
    tasks.put(None)


def consume():
    while (number := tasks.get()) is not None:
        time.sleep(0.3)
        print("done", number, now())
        tasks.task_done()
    tasks.task_done()


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
    time.sleep(0.02)
tasks.join()
print("joined", tasks.empty(), tasks.qsize())
for thread in threads:
    thread.join()

try:
    tasks.get(timeout=0.05)
except queue.Empty as error:
    print(repr(error))
for number in range(2):
    tasks.put_nowait(number)
try:
    tasks.put_nowait(2)
except queue.Full as error:
    print(repr(error), tasks.full())
try:
    tasks.put(3, timeout=0.05)
except queue.Full:
    print("still full")

results = queue.PriorityQueue()


def rate(word):
    time.sleep(0.05)
    results.put((len(word), word))


raters = [threading.Thread(target=rate, args=(word,)) for word in ("banana", "fig", "apple")]
for rater in raters:
    rater.start()
for rater in raters:
    rater.join()
while not results.empty():
    print(results.get())
