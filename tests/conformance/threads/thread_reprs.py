"""How a thread shows itself: initial, started, stopped, daemon."""
import re
import threading
import time


def show(thing):
    return re.sub(r"\d{6,}", "ID", repr(thing))


worker = threading.Thread(target=time.sleep, args=(0.1,), name="worker")
print(show(worker))
worker.start()
print(show(worker))
worker.join()
print(show(worker))
helper = threading.Thread(target=time.sleep, args=(0.1,), daemon=True)
print(show(helper))
helper.start()
print(show(helper))
helper.join()
print(show(helper))
print(show(threading.main_thread()))
timer = threading.Timer(0.05, print)
print(show(timer))
timer.start()
timer.join()


class Mine(threading.Thread):
    pass


print(show(Mine(name="m")))
print(type(threading.current_thread()).__name__)
