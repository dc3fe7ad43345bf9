"""A lock that its owner may take again, and a plain one that would hang."""
import threading
import time


class Folder:
    def __init__(self, **children):
        self.lock = threading.RLock()
        self.children = children

    def size(self):
        with self.lock:
            return sum(c if isinstance(c, int) else c.size() for c in self.children.values())

    def grow(self, name, by):
        with self.lock:
            before = self.size()
            self.children[name] += by
            return before, self.size()


tree = Folder(a=1, b=2, sub=Folder(c=3, d=4))
print(tree.size(), tree.grow("a", 10))
plain = threading.Lock()
with plain:
    print("again?", plain.acquire(timeout=0.05))
lock = threading.RLock()
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))


def other():
    print("other thread:", lock.acquire(timeout=0.1))
    try:
        lock.release()
    except RuntimeError as error:
        print("other thread:", error)


thread = threading.Thread(target=other)
thread.start()
thread.join()
for _ in range(3):
    lock.release()
print("now free:", lock.acquire(blocking=False))
lock.release()
print(repr(lock).split(" owner")[0])
