"""How callbacks and handles are shown, and what is said when a callback fails."""
import reprlib

# Where CPython 3.11 keeps the inner callbacks that a repr may show.
_lib = "/usr/lib/python3.11/asyncio/"
_places = {
    "_run_until_complete_cb": _lib + "base_events.py:180",
    "shield.<locals>._inner_done_callback": _lib + "tasks.py:881",
    "shield.<locals>._outer_done_callback": _lib + "tasks.py:898",
    "gather.<locals>._done_callback": _lib + "tasks.py:754",
    "_wait.<locals>._on_completion": _lib + "tasks.py:509",
    "as_completed.<locals>._on_completion": _lib + "tasks.py:592",
    "as_completed.<locals>._on_timeout": _lib + "tasks.py:586",
    "_release_waiter": _lib + "tasks.py:421",
    "_set_result_unless_cancelled": _lib + "futures.py:311",
}

# And its coroutines: file, first line, and the line of the await that suspends them.
_coroutine_places = {
    "sleep": ("tasks.py", 627, 639),
    "wait": ("tasks.py", 389, 418),
    "wait_for": ("tasks.py", 426, 466),
    "_wrap_awaitable": ("tasks.py", 677, 684),
    "as_completed.<locals>._wait_for_one": ("tasks.py", 600, 601),
    "BaseEventLoop.shutdown_asyncgens": ("base_events.py", 539, 551),
    "BaseEventLoop.shutdown_default_executor": ("base_events.py", 564, 573),
    "Lock.acquire": ("locks.py", 93, 114),
    "Event.wait": ("locks.py", 200, 213),
    "Condition.wait": ("locks.py", 248, 267),
    "Condition.wait_for": ("locks.py", 285, 294),
    "Semaphore.acquire": ("locks.py", 364, 387),
    "Barrier.wait": ("locks.py", 481, 497),
    "Barrier.reset": ("locks.py", 547, 553),
    "Barrier.abort": ("locks.py", 562, 568),
    "Queue.put": ("queues.py", 110, 120),
    "Queue.get": ("queues.py", 149, 158),
    "Queue.join": ("queues.py", 206, 215),
}


# In debug mode: where CPython's library makes tasks and futures for the program.
_future_place = _lib + "base_events.py:427"
_makers = {
    "create_task": "tasks.py:374",
    "ensure_future": "tasks.py:670",
    "TaskGroup.create_task": "taskgroups.py:145",
    "Runner.run": "runners.py:100",
}


def _note_source(future, is_by_loop=False):
    import traceback
    stack = traceback.extract_stack()                       # library frames are not seen
    future._source_traceback = stack
    if stack and not is_by_loop:
        future._source = f"{stack[-1].filename}:{stack[-1].lineno}"


def _made_by(task, maker):
    if hasattr(task, "_source"):
        task._source = _lib + _makers[maker]
    return task


def _coroutine_place(coro):
    """(file, first line, line of its await) of CPython's library, or None."""
    place = _coroutine_places.get(getattr(coro, "__qualname__", None))
    return place and (_lib + place[0], place[1], place[2])


def _place_of(func):
    """(file, line) as text, or None for what is no Python function."""
    known = _places.get(getattr(func, "__qualname__", None))
    if known is not None:
        return known
    while hasattr(func, "__wrapped__"):
        func = func.__wrapped__
    if type(func).__name__ == "function":
        return f"{func.__code__.co_filename}:{func.__code__.co_firstlineno}"
    inner = getattr(func, "func", None)
    return None if inner is None else _place_of(inner)


def _format_args(args, kwargs=None):
    shown = [reprlib.repr(arg) for arg in args]
    if kwargs:
        shown += [f"{name}={reprlib.repr(value)}" for name, value in kwargs.items()]
    return "({})".format(", ".join(shown))


def _format_callback(func, args, kwargs=None, suffix=""):
    if type(func).__name__ in ("partial", "_Release") and hasattr(func, "func"):
        suffix = _format_args(args, kwargs) + suffix
        return _format_callback(func.func, func.args, func.keywords, suffix)
    name = getattr(func, "__qualname__", None) or getattr(func, "__name__", None) or repr(func)
    return name + _format_args(args, kwargs) + suffix


def _format_callback_source(func, args):
    text = _format_callback(func, args)
    place = _place_of(func)
    return text if place is None else f"{text} at {place}"


def _handle_repr(handle):
    parts = [type(handle).__name__]
    if handle.cancelled() and (handle._source or "").startswith("<"):
        return handle._source                   # as it was in debug mode
    if handle.cancelled():
        parts.append("cancelled")
    if hasattr(handle, "when"):
        parts.append(f"when={handle.when()}")
    if handle._callback is not None:
        parts.append(_format_callback_source(handle._callback, handle._args))
    if handle._source is not None:
        parts.append(f"created at {handle._source}")
    return "<{}>".format(" ".join(parts))


def _report_callback(loop, callback, args, exception, handle):
    context = {
        "message": f"Exception in callback {_format_callback_source(callback, args)}",
        "exception": exception,
        "handle": handle,
    }
    loop.call_exception_handler(context)
