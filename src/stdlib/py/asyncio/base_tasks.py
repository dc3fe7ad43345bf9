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


@base_futures._without_recursion
def _task_repr(task):
    info = base_futures._repr_info(task)
    if task.cancelling() and not task.done():
        info[0] = "cancelling"
    info.insert(1, f"name={task.get_name()!r}")
    info.insert(2, f"coro=<{_format_coroutine(task._coro)}>")
    if task._fut_waiter is not None:
        info.insert(3, f"wait_for={task._fut_waiter!r}")
    return "<{} {}>".format(type(task).__name__, " ".join(info))


def _task_get_stack(task, /, *, limit=None):
    """The frame where it waits, or those its exception came through: innermost last."""
    coro = task._coro
    frame = getattr(coro, "cr_frame", None) or getattr(coro, "gi_frame", None)
    if frame is not None:
        return [frame] if limit is None or limit > 0 else []
    frames = []
    place = task._exception and task._exception.__traceback__
    while place is not None and (limit is None or len(frames) < limit):
        frames.append(place.tb_frame)
        place = place.tb_next
    return frames


def _task_print_stack(task, /, *, limit=None, file=None):
    import traceback
    failed = task._exception
    frames = _task_get_stack(task, limit=limit)
    if not frames:
        print(f"No stack for {task!r}", file=file)
    else:
        kind = "Traceback" if failed else "Stack"
        print(f"{kind} for {task!r} (most recent call last):", file=file)
    traceback.print_list(traceback._summary((frame, frame.f_lineno) for frame in frames), file)
    if failed:
        for line in traceback.format_exception_only(type(failed), failed):
            print(line, file=file, end="")
