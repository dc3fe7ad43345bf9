"""Two threads add to one number: updates get lost, always the same ones; a lock keeps them."""
import threading

counter = 0
lock = threading.Lock()


def one_more(number):
    return number + 1


def add(times):
    global counter
    for _ in range(times):
        counter = one_more(counter)


def add_locked(times):
    global counter
    for _ in range(times):
        with lock:
            counter = one_more(counter)


def add_at_once(times):
    global counter
    for _ in range(times):
        counter += 1                      # no call in between: the GIL is not handed over here


def run(target, times):
    global counter
    counter = 0
    threads = [threading.Thread(target=target, args=(times,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{target.__name__}: {counter} of {2 * times}, {2 * times - counter} lost")


run(add, 100_000)
run(add_locked, 20_000)
run(add_at_once, 100_000)
