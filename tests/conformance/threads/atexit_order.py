"""The end of a program: main's last line, threads that are no daemons, then atexit."""
import atexit
import threading
import time


@atexit.register
def goodbye():
    print("atexit: threads left", threading.active_count())


def late(name, seconds):
    time.sleep(seconds)
    print(name, "is over; main alive:", threading.main_thread().is_alive())
    if name == "b":
        threading.Thread(target=late, args=("child of b", 0.1)).start()


for name, seconds in ("a", 0.1), ("b", 0.2):
    threading.Thread(target=late, args=(name, seconds)).start()
print("last line of main")
