import threading
import time


def fetch(jar):
    for handful in 1, 2, 3, 4:
        time.sleep(0.25)
        print(jar, handful)


start = time.monotonic()
workers = [
    threading.Thread(target=fetch, args=[jar], name=jar)
    for jar in ("blue jar", "red jar")
]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
seconds = time.monotonic() - start
print(round(seconds), "seconds")
