"""What of time is seldom asked for: looked up here when it is not in the module itself."""
from types import SimpleNamespace as _SimpleNamespace

CLOCK_TAI = 11


def clock_settime(clk_id, time, /):
    raise PermissionError(1, "Operation not permitted")


clock_settime_ns = clock_settime


def get_clock_info(name, /):
    known = {"time": ("REALTIME", True, False), "monotonic": ("MONOTONIC", False, True),
             "perf_counter": ("MONOTONIC", False, True),
             "process_time": ("PROCESS_CPUTIME_ID", False, True),
             "thread_time": ("THREAD_CPUTIME_ID", False, True)}
    if name not in known:
        raise ValueError("unknown clock")
    clock, adjustable, monotonic = known[name]
    return _SimpleNamespace(implementation=f"clock_gettime(CLOCK_{clock})", monotonic=monotonic,
                            adjustable=adjustable, resolution=1e-09)
