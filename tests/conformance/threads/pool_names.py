"""Names of the workers, how many are made, and an initializer for each."""
import threading
import time
from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

local = threading.local()


def set_up(greeting):
    local.greeting = greeting
    print("set up", threading.current_thread().name)


def work(n):
    time.sleep(0.1)
    return f"{local.greeting} from {threading.current_thread().name}"


with ThreadPoolExecutor(2, thread_name_prefix="web", initializer=set_up,
                        initargs=("hello",)) as pool:
    print("threads before the first job:", threading.active_count())
    for n in range(3):
        print(pool.submit(work, n).result())
    print("one idle worker is enough:", threading.active_count())
    print(sorted(pool.map(work, range(4))))
    print(threading.active_count())
for n in range(2):
    with ThreadPoolExecutor(1) as pool:
        name = pool.submit(lambda: threading.current_thread().name).result()
        print(name.split("-")[0], name.rsplit("_", 1)[1])
for wrong in (lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(1, initializer=3)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
