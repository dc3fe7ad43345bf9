"""Times of small pieces of code, on the virtual clock."""
import time as _time
from _helpers import run as _run
from itertools import repeat as _repeat

default_timer = _time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._timer = timer
        names = {} if globals is None else dict(globals)
        lines = ["def _inner_(_it, _timer):"]
        for what, name in ((setup, "setup"), (stmt, "stmt")):
            indent = "    "
            if name == "stmt":
                lines += ["    _t0 = _timer()", "    for _i in _it:"]
                indent = "        "
            if isinstance(what, str):
                lines.append(indent + what.replace("\n", "\n" + indent))
            elif callable(what):
                names["_" + name] = what
                lines.append(f"{indent}_{name}()")
            else:
                raise ValueError(f"{name} is neither a string nor callable")
        lines += ["        pass", "    return _timer() - _t0"]
        _run("\n".join(lines) + "\n", names)
        self.inner = names["_inner_"]

    def timeit(self, number=default_number):
        return self.inner(_repeat(None, number), self._timer)

    def print_exc(self, file=None):
        import traceback
        traceback.print_exc(file=file)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            for factor in (1, 2, 5):
                taken = self.timeit(number * factor)
                if callback:
                    callback(number * factor, taken)
                # What takes no virtual time never reaches the fifth of a second.
                if taken >= 0.2 or not taken and number >= 1000:
                    return number * factor, taken
            number *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
