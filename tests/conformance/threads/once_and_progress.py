"""A progress bar in one thread, work in another, and a spinner that a flag stops."""
import itertools
import threading
import time


class Progress:
    def __init__(self, total):
        self.total, self.done = total, 0
        self.lock, self.finished = threading.Lock(), threading.Event()

    def step(self):
        with self.lock:
            self.done += 1
            if self.done == self.total:
                self.finished.set()

    def show(self):
        while not self.finished.wait(0.25):
            bar = "#" * self.done + "-" * (self.total - self.done)
            print(f"[{bar}] {100 * self.done // self.total}%")
        print(f"[{'#' * self.total}] done")


def spin(message, stop):
    for mark in itertools.cycle("|/-\\"):
        print(f"\r{mark} {message}", end="")
        if stop.wait(0.1):
            break
    print("\r" + " " * (len(message) + 2), end="\r")


progress = Progress(4)
bar = threading.Thread(target=progress.show)
bar.start()
for _ in range(4):
    time.sleep(0.2)
    progress.step()
bar.join()
stop = threading.Event()
spinner = threading.Thread(target=spin, args=("thinking", stop))
spinner.start()
time.sleep(0.35)
stop.set()
spinner.join()
print("answer: 42")
