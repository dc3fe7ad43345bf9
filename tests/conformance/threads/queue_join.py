"""task_done() and join(): the boss knows when all the work is done, not only taken."""
import queue
import threading
import time

tasks = queue.Queue()
start = time.monotonic()


def say(*words):
    print(f"[{time.monotonic() - start:.1f}]", *words)


def worker():
    while True:
        item = tasks.get()
        time.sleep(item / 10)
        say("finished", item)
        tasks.task_done()


for _ in range(2):
    threading.Thread(target=worker, daemon=True).start()
for item in (1, 3, 4):
    tasks.put(item)
say("all handed out, unfinished", tasks.unfinished_tasks)
time.sleep(0.2)
say("waiting in the queue:", tasks.qsize())
tasks.join()
say("all done")
tasks.put(1)
tasks.join()
say("once more")
