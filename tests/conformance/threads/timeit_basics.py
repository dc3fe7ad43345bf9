"""timeit: how often, with what set-up, in whose namespace; results are floats."""
import timeit
import threading

calls = []


def work():
    calls.append(threading.current_thread().name)


print(isinstance(timeit.timeit(work, number=5), float), len(calls))
print(len(timeit.repeat("work()", globals=globals(), repeat=4, number=10)), len(calls))
timer = timeit.Timer("total += n", setup="total = 0; n = 3")
print(type(timer.timeit(100)).__name__, len(timer.repeat(3, 10)))
print(timeit.timeit("pass", number=0) < 0.1, timeit.default_timer.__name__)
print(timeit.timeit("time.sleep(0.1)", "import time", number=3) >= 0.3)
print(round(timeit.timeit("time.sleep(0.1)", "import time", number=2), 1))
try:
    timeit.timeit("unknown", number=1)
except NameError as error:
    print(error)
try:
    timeit.timeit("a b", number=1)
except SyntaxError as error:
    print(type(error).__name__)
try:
    timeit.timeit(3)
except ValueError as error:
    print(error)
