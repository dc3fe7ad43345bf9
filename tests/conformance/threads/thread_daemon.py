"""Daemon threads do not keep a program alive; their children inherit it."""
import threading
import time


def heartbeat():
    while True:
        print("beat")
        time.sleep(0.2)


def parent():
    child = threading.Thread(target=print)
    print("child of a daemon:", child.daemon)


pulse = threading.Thread(target=heartbeat, daemon=True)
pulse.start()
nurse = threading.Thread(target=parent)
nurse.daemon = True
nurse.start()
nurse.join()
try:
    pulse.daemon = False
except RuntimeError as error:
    print("RuntimeError:", error)
time.sleep(0.5)
print("main ends, daemon:", pulse.daemon, "alive:", pulse.is_alive())
