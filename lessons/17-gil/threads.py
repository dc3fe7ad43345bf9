import threading
import time


def count(jar):
    for handful in 1, 2, 3, 4:
        sum(range(250_000))
        print(jar, handful)


start = time.monotonic()
workers = [
    threading.Thread(target=count, args=[jar], name=jar)
    for jar in ("blue jar", "red jar")
]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
seconds = time.monotonic() - start
print(round(seconds), "seconds")
