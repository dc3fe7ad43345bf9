"""join() with a timeout tells nothing: is_alive() does.  Mistakes with join and start."""
import threading
import time

start = time.monotonic()
slow = threading.Thread(target=time.sleep, args=(0.4,))
for mistake in (slow.join,):
    try:
        mistake()
    except RuntimeError as error:
        print(error)
slow.start()
while slow.is_alive():
    print("still waiting", slow.join(timeout=0.15), round(time.monotonic() - start, 1) < 0.5)
try:
    slow.start()
except RuntimeError as error:
    print(error)
print(slow.join(), slow.join(0), slow.join(timeout=-1))


def join_myself():
    try:
        threading.current_thread().join()
    except RuntimeError as error:
        print(error)


thread = threading.Thread(target=join_myself)
thread.start()
thread.join()
first = threading.Thread(target=time.sleep, args=(0.1,))


def after():
    first.join()
    print("after the first")


second = threading.Thread(target=after)
first.start(), second.start()
second.join()
