"""Two locks in opposite order: with timeouts, both give up instead of waiting for ever."""
import threading
import time

fork, knife = threading.Lock(), threading.Lock()


def eat(name, first, second, patience):
    for attempt in range(1, 4):
        with first:
            time.sleep(0.1)
            if second.acquire(timeout=patience):
                print(name, "eats at attempt", attempt)
                second.release()
                return
            print(name, "puts it down")
        time.sleep(patience * 3)


threads = [threading.Thread(target=eat, args=("ann", fork, knife, 0.05)),
           threading.Thread(target=eat, args=("bob", knife, fork, 0.12))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("free:", not fork.locked(), not knife.locked())
