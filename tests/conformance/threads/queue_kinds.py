"""FIFO, LIFO, priority and simple queues, and their errors."""
import queue
import threading
import time
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


def drain(q):
    items = []
    while True:
        try:
            items.append(q.get_nowait())
        except queue.Empty:
            return items


for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue:
    q = kind()
    for n in (3, 1, 2):
        q.put(n)
    print(kind.__name__, q.qsize(), q.empty(), drain(q), q.empty())
jobs = queue.PriorityQueue()
for job in Job(2, "mail"), Job(1, "fire"), Job(2, "post"):
    jobs.put(job)
print([job.name for job in drain(jobs)])
small = queue.Queue(1)
small.put("x")
began = time.monotonic()
for call in (lambda: small.put("y", block=False), lambda: small.put("y", timeout=0.1),
             lambda: small.put_nowait("y"), lambda: small.put("y", timeout=-1),
             lambda: queue.SimpleQueue().get(timeout=0.1), lambda: queue.LifoQueue().get(False),
             lambda: small.task_done() or small.task_done()):
    try:
        call()
    except (queue.Full, queue.Empty, ValueError) as error:
        print(type(error).__module__, repr(error), round(time.monotonic() - began, 1))
simple = queue.SimpleQueue()
threading.Timer(0.1, simple.put, ["from a timer"]).start()
print(simple.get())
print(small.maxsize, small.full(), queue.Queue().full(), queue.Queue(-1).full())
