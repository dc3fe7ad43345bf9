"""A singleton and a lazy value: made once, though many threads ask at the same moment."""
import threading
import time


class Config:
    _instance = None
    _lock = threading.Lock()
    made = 0

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    time.sleep(0.05)
                    cls.made += 1
                    cls._instance = super().__new__(cls)
        return cls._instance


class Unsafe:
    made = 0
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            time.sleep(0.05)
            cls.made += 1
            cls._instance = super().__new__(cls)
        return cls._instance


class lazy:
    def __init__(self, function):
        self.function, self.lock = function, threading.RLock()

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        with self.lock:
            if self.name not in vars(instance):
                vars(instance)[self.name] = self.function(instance)
            return vars(instance)[self.name]


class Report:
    @lazy
    def rows(self):
        print("loading rows")
        time.sleep(0.1)
        return [1, 2, 3]


for kind in Unsafe, Config:
    seen = []
    threads = [threading.Thread(target=lambda: seen.append(kind())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(kind.__name__, "made", kind.made, "different", len(set(map(id, seen))))
report, sums = Report(), []
threads = [threading.Thread(target=lambda: sums.append(sum(report.rows))) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sums)
