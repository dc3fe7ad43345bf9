"""repr() of tasks."""
from _asyncio import _coroutine_state
from asyncio import base_futures, format_helpers


def _format_coroutine(coro):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
    if name is None:
        name = f"<{type(coro).__name__} without __name__>"
    name += "()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    place = None
    if code is None or code.co_filename.startswith("py/"):
        place = format_helpers._coroutine_place(coro)
    if place is not None:
        file, first, line = place
        line = {"created": first, "closed": None}.get(_coroutine_state(coro), line)
    elif code is not None:
        file, first = code.co_filename, code.co_firstlineno
        line = frame.f_lineno if frame is not None else None
    else:
        return name + " running" if getattr(coro, "cr_running", False) else name
    if line is not None:
        return f"{name} running at {file}:{line}"
    return f"{name} done, defined at {file}:{first}"


def _task_repr(task):
    info = base_futures._repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = "cancelling"
    info.insert(1, f"name={task.get_name()!r}")
    info.insert(2, f"coro=<{_format_coroutine(task._coro)}>")
    if task._fut_waiter is not None:
        info.insert(3, f"wait_for={task._fut_waiter!r}")
    return "<{} {}>".format(type(task).__name__, " ".join(info))
