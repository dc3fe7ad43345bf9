"""A worker process begins as a copy; what it changes is not seen by who started it."""
import multiprocessing as mp
import os

counter = 0
names = ["a"]
nested = {"list": names, "set": {1}}


class Box:
    made = 0
    shelf = []

    def __init__(self, what):
        self.what = what
        Box.made += 1


box = Box("before")


def change(mine, closure):
    global counter
    counter += 10
    names.append("b")
    nested["set"].add(2)
    nested["list"].append("c")
    box.what = "changed"
    Box.made += 100
    Box.shelf.append(1)
    mine.append("mine")
    closure()
    show("worker")
    print("  argument", mine, os.getpid(), os.getppid(), mp.current_process().name)
    print("  parent", mp.parent_process().name, mp.parent_process().pid == os.getppid())


def show(who):
    print(who, counter, names, nested, nested["list"] is names, box.what, Box.made, Box.shelf)


class Worker(mp.Process):
    def run(self):
        global counter
        counter += 1
        self.result = counter
        print(self.name, "has", counter, self.result)


if __name__ == "__main__":
    calls = []
    argument = []
    process = mp.Process(target=change, args=(argument, lambda: calls.append(1)), name="changer")
    process.start()
    process.join()
    show("parent")
    print("  argument", argument, calls, process.exitcode, os.getpid(), mp.current_process().name)
    workers = [Worker() for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(counter, hasattr(workers[0], "result"), workers[0])
