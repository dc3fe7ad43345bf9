# A deque that changes while its items are compared.
from collections import deque


class Clearing:
    def __init__(self, target, result):
        self.target, self.result = target, result

    def __eq__(self, other):
        self.target.clear()
        return self.result


for result in (True, False):
    for name in ("remove", "index", "count", "__contains__"):
        items = deque(["a", "b"])
        items.extend([Clearing(items, result), "c"])
        try:
            print(name, result, getattr(items, name)("c"), list(items))
        except (RuntimeError, IndexError) as error:
            print(name, result, type(error).__name__, error, list(items))
