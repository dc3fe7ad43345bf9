"""A bounded buffer with one condition: producer and consumer wait for each other."""
import threading
import time
from collections import deque


class Buffer:
    def __init__(self, size):
        self.items, self.size = deque(), size
        self.changed = threading.Condition()

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size:
                print("   full, producer waits")
                self.changed.wait()
            self.items.append(item)
            print("produced", item)
            self.changed.notify()

    def get(self):
        with self.changed:
            while not self.items:
                print("   empty, consumer waits")
                self.changed.wait()
            item = self.items.popleft()
            print("consumed", item)
            self.changed.notify()
            return item


def produce(buffer):
    for n in range(5):
        buffer.put(n)
        time.sleep(0.05)


def consume(buffer):
    for _ in range(5):
        buffer.get()
        time.sleep(0.18)


buffer = Buffer(2)
threads = [threading.Thread(target=consume, args=(buffer,)),
           threading.Thread(target=produce, args=(buffer,))]
for thread in threads:
    thread.start()
    time.sleep(0.02)
for thread in threads:
    thread.join()
print("left", list(buffer.items))
