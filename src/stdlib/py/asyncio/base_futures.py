"""repr() of futures."""
import reprlib
from asyncio import format_helpers


def _format_callbacks(callbacks):
    def show(callback):
        if hasattr(callback, "get_coro"):
            return "Task.task_wakeup()"
        return format_helpers._format_callback_source(callback, ())

    if len(callbacks) > 2:
        inner = f"{show(callbacks[0])}, <{len(callbacks) - 2} more>, {show(callbacks[-1])}"
    else:
        inner = ", ".join(show(callback) for callback in callbacks)
    return f"cb=[{inner}]"


def _repr_info(future):
    info = [future._state.lower()]
    if future._state == "FINISHED":
        if future._exception is not None:
            info.append(f"exception={future._exception!r}")
        else:
            info.append(f"result={reprlib.repr(future._result)}")
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    source = getattr(future, "_source", None)
    if source is None and future._loop is not None and future._loop.get_debug():
        source = format_helpers._future_place
    if source is not None:
        info.append(f"created at {source}")
    return info


_shown = set()                            # ids of those whose repr() is being made


def _without_recursion(show):
    def repr_of(future):
        key = id(future)
        if key in _shown:
            return "..."
        _shown.add(key)
        try:
            return show(future)
        finally:
            _shown.discard(key)
    return repr_of


@_without_recursion
def _future_repr(future):
    return "<{} {}>".format(type(future).__name__, " ".join(_repr_info(future)))
