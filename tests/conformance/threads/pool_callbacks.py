"""add_done_callback: who runs it, in which order, and what happens if it fails."""
import logging
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")


def where(label):
    def callback(future):
        print(label, "in", threading.current_thread().name, "->", future.result())
    return callback


def work(n):
    time.sleep(0.1)
    return n * n


def bad(future):
    raise KeyError("callback")


class NoTraceback(logging.Filter):
    def filter(self, record):
        record.exc_info = None
        record.msg = record.msg.split(" for ")[0]
        record.args = ()
        return True


logging.getLogger("concurrent.futures").addFilter(NoTraceback())
with ThreadPoolExecutor(2, "crew") as pool:
    future = pool.submit(work, 4)
    future.add_done_callback(where("first"))
    future.add_done_callback(bad)
    future.add_done_callback(where("second"))
    print("registered in", threading.current_thread().name)
    future.result()
    time.sleep(0.05)
    future.add_done_callback(where("late"))
    waiting = [pool.submit(work, n) for n in (1, 2, 3)]
    time.sleep(0.02)
    waiting[2].add_done_callback(lambda f: print("cancelled:", f.cancelled(),
                                                 threading.current_thread().name))
    waiting[2].cancel()
print([f.cancelled() for f in waiting])
