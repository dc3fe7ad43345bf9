"""What of time is seldom asked for: looked up here when it is not in the module itself."""
import time as _time
from types import SimpleNamespace as _SimpleNamespace

CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID, CLOCK_THREAD_CPUTIME_ID = range(4)
CLOCK_MONOTONIC_RAW, CLOCK_BOOTTIME, CLOCK_TAI = 4, 7, 11


def clock_gettime_ns(clk_id, /):
    if clk_id in (CLOCK_REALTIME, CLOCK_TAI):
        return _time.time_ns()
    if clk_id in (1, 2, 3, 4, 7):
        return _time.monotonic_ns()
    raise OSError(22, "Invalid argument")


def clock_gettime(clk_id, /):
    clock_gettime_ns(clk_id)
    return _time.time() if clk_id in (CLOCK_REALTIME, CLOCK_TAI) else _time.monotonic()


def clock_getres(clk_id, /):
    clock_gettime_ns(clk_id)
    return 1e-09


def clock_settime(clk_id, time, /):
    raise PermissionError(1, "Operation not permitted")


clock_settime_ns = clock_settime


def get_clock_info(name, /):
    known = {"time": ("clock_gettime(CLOCK_REALTIME)", True, False),
             "monotonic": ("clock_gettime(CLOCK_MONOTONIC)", False, True),
             "perf_counter": ("clock_gettime(CLOCK_MONOTONIC)", False, True),
             "process_time": ("clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", False, True),
             "thread_time": ("clock_gettime(CLOCK_THREAD_CPUTIME_ID)", False, True)}
    if name not in known:
        raise ValueError("unknown clock")
    implementation, adjustable, monotonic = known[name]
    return _SimpleNamespace(implementation=implementation, monotonic=monotonic,
                            adjustable=adjustable, resolution=1e-09)
