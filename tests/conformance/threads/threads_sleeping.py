# Threads that sleep side by side: the time they take is that of the longest.
import threading
import time

began = time.monotonic()


def now():
    return round(time.monotonic() - began, 1)


def worker(name, seconds):
    time.sleep(seconds)
    print(f"{name} after {now()} s in {threading.current_thread().name}")


threads = [threading.Thread(target=worker, args=(name, seconds))
           for name, seconds in [("slow", 0.6), ("quick", 0.2), ("middle", 0.4)]]
for thread in threads:
    thread.start()
print([thread.is_alive() for thread in threads], threading.active_count())
for thread in threads:
    thread.join()
print("all over after", now(), [thread.is_alive() for thread in threads])

named = threading.Thread(target=worker, args=("named", 0.1), name="my-thread", daemon=True)
print(named.name, named.daemon, named.ident, named)
named.start()
named.join(timeout=0.02)
print("still alive:", named.is_alive())
named.join()


class Counter(threading.Thread):
    def __init__(self, top):
        super().__init__(name=f"counter-{top}")
        self.top = top
        self.total = None

    def run(self):
        self.total = sum(range(self.top))


counters = [Counter(n) for n in (10, 100, 1000)]
for counter in counters:
    counter.start()
for counter in counters:
    counter.join()
    print(counter.name, counter.total)
for mistake in (counters[0].start, threading.Thread(target=print).join,
                threading.current_thread().join):
    try:
        mistake()
    except RuntimeError as error:
        print(error)
print(threading.current_thread() is threading.main_thread(), threading.main_thread().name)


def late():
    time.sleep(0.2)
    print("a thread that is no daemon is waited for")


def never():
    time.sleep(30)
    print("a daemon is not")


threading.Thread(target=late).start()
threading.Thread(target=never, daemon=True).start()
print("main has ended")
