"""Timers: one fires, one is cancelled in time, one too late, one repeats itself."""
import threading
import time

start = time.monotonic()


def say(*words):
    print(f"{time.monotonic() - start:.1f}", *words)


egg = threading.Timer(0.3, say, args=("egg", "ready"))
bomb = threading.Timer(0.5, say, ["boom"])
tea = threading.Timer(0.1, say, kwargs={})
for timer in egg, bomb, tea:
    timer.start()
time.sleep(0.2)
bomb.cancel()
tea.cancel()
say("cancelled; alive:", egg.is_alive())
egg.join()
time.sleep(0.02)
say("bomb alive:", bomb.is_alive(), "finished:", bomb.finished.is_set())


class Repeat(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)


clock = Repeat(0.1, say, ("tick",))
clock.start()
time.sleep(0.36)
clock.cancel()
clock.join()
say("stopped")
