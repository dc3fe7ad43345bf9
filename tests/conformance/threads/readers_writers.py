"""Many readers or one writer: a lock of two kinds out of a condition."""
import threading
import time
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self):
        self.condition = threading.Condition()
        self.readers, self.writing = 0, False

    @contextmanager
    def reading(self):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            yield
        finally:
            with self.condition:
                self.readers -= 1
                self.condition.notify_all()

    @contextmanager
    def written(self):
        with self.condition:
            self.condition.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        try:
            yield
        finally:
            with self.condition:
                self.writing = False
                self.condition.notify_all()


lock, page, start = ReadWriteLock(), ["first edition"], time.monotonic()


def say(*words):
    print(f"{time.monotonic() - start:.1f}", *words)


def reader(name, at):
    time.sleep(at)
    with lock.reading():
        say(name, "reads", page[-1])
        time.sleep(0.2)


def writer(at):
    time.sleep(at)
    say("writer asks")
    with lock.written():
        page.append("second edition")
        time.sleep(0.2)
        say("written")


threads = [threading.Thread(target=reader, args=("r1", 0)),
           threading.Thread(target=reader, args=("r2", 0.05)),
           threading.Thread(target=writer, args=(0.1,)),
           threading.Thread(target=reader, args=("r3", 0.3))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
