"""Times of small pieces of code, on the virtual clock."""
import time as _time

default_timer = _time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._stmt = self._callable(stmt, globals)
        self._setup = self._callable(setup, globals)
        self._timer = timer

    @staticmethod
    def _callable(what, names):
        if callable(what):
            return what
        if what.strip() == "pass":
            return lambda: None
        raise ValueError("timeit: give a function instead of a text")

    def timeit(self, number=default_number):
        self._setup()
        start = self._timer()
        stmt = self._stmt
        for _ in range(number):
            stmt()
        return self._timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        taken = self.timeit(1)
        if callback:
            callback(1, taken)
        return 1, taken


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
