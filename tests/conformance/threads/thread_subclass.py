"""A subclass of Thread keeps its result and its error for whoever joins it."""
import threading
import time


class Promise(threading.Thread):
    def __init__(self, function, *args):
        super().__init__()
        self.function, self.args = function, args
        self.result = self.error = None

    def run(self):
        try:
            self.result = self.function(*self.args)
        except Exception as error:
            self.error = error

    def join(self, timeout=None):
        super().join(timeout)
        if self.error is not None:
            raise self.error
        return self.result


def divide(a, b):
    time.sleep(0.1)
    return a / b


promises = [Promise(divide, 10, n) for n in (5, 2, 0)]
for promise in promises:
    promise.start()
for promise in promises:
    try:
        print(promise.join())
    except ZeroDivisionError as error:
        print("failed:", error)


class Forgetful(threading.Thread):
    def __init__(self):
        self.name_of_cat = "Tom"


try:
    Forgetful().start()
except RuntimeError as error:
    print(error)
