"""Arguments: args, kwargs, a bound method, a partial, a lambda in a loop, a bad call."""
import threading
from functools import partial


def order(what, *, size="small", **rest):
    print(what, size, sorted(rest.items()))


class Shop:
    def __init__(self, name):
        self.name = name

    def open(self, hour):
        print(self.name, "opens at", hour)


def run(**options):
    thread = threading.Thread(**options)
    thread.start()
    thread.join()


run(target=order, args=("tea",))
run(target=order, args=["coffee"], kwargs={"size": "large", "milk": True})
run(target=Shop("Blumen").open, args=(9,))
run(target=partial(order, "juice", size="medium"))
run()
late = [threading.Thread(target=lambda: print("late binding", n)) for n in range(3)]
for n in range(3):
    pass
for thread in late:
    thread.start()
    thread.join()
for n in range(3):
    run(target=lambda n=n: print("early binding", n))
try:
    threading.Thread("target", order)
except AssertionError as error:
    print("AssertionError:", error)
try:
    threading.Thread(target=order, arg=("x",))
except TypeError as error:
    print("TypeError:", error)
