"""Workers that take jobs from a queue until they see the sentinel."""
import queue
import threading
import time

STOP = object()
jobs, results = queue.Queue(), queue.Queue()
start = time.monotonic()


def worker(name):
    done = 0
    while True:
        job = jobs.get()
        if job is STOP:
            print(f"{name} goes home after {done}")
            break
        time.sleep(job / 10)
        done += 1
        results.put((name, job, round(time.monotonic() - start, 1)))


for job in (2, 1, 0.4, 3):
    jobs.put(job)
threads = [threading.Thread(target=worker, args=(f"w{n}",)) for n in range(2)]
for thread in threads:
    thread.start()
    time.sleep(0.02)
for _ in threads:
    jobs.put(STOP)
for thread in threads:
    thread.join()
while not results.empty():
    print(results.get())
print(jobs.qsize(), jobs.unfinished_tasks)
