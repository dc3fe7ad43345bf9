"""sys.setswitchinterval() says how often threads take turns."""
import sys
import threading
import time

ROUNDS = 400_000


def work(name, turns):
    for _ in range(ROUNDS):
        if not turns or turns[-1] != name:
            turns.append(name)


def run(interval):
    sys.setswitchinterval(interval)
    turns = []
    threads = [threading.Thread(target=work, args=(name, turns)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{sys.getswitchinterval()} s: {len(turns)} turns")


print(sys.getswitchinterval())
run(0.005)
run(0.02)
run(1)
try:
    sys.setswitchinterval(0)
except ValueError as error:
    print(error)
