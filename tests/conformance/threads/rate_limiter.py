"""A rate limiter shared by threads: two calls in each window."""
import threading
import time
from collections import deque


class Limiter:
    def __init__(self, calls, window):
        self.calls, self.window = calls, window
        self.times, self.lock = deque(), threading.Lock()

    def __call__(self, function):
        def limited(*args):
            with self.lock:
                if len(self.times) == self.calls:
                    wait = self.times.popleft() + self.window - time.monotonic()
                    if wait > 0:
                        time.sleep(wait)
                self.times.append(time.monotonic())
            return function(*args)
        return limited


start = time.monotonic()


@Limiter(calls=2, window=0.3)
def request(n):
    print(f"request {n} at {time.monotonic() - start:.1f}")


threads = [threading.Thread(target=request, args=(n,)) for n in range(6)]
for thread in threads:
    thread.start()
    time.sleep(0.01)
for thread in threads:
    thread.join()
