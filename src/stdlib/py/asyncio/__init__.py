"""asyncio: what it offers is found here when it is first asked for.

The lower half (futures, tasks, handles, the loop's core, sleep) is C, in
_asyncio; the rest is Python in the modules beside this one.
"""
from _asyncio import (Future, Task, Handle, TimerHandle, CancelledError, InvalidStateError, sleep,
                      create_task, current_task, get_running_loop, _get_running_loop, isfuture,
                      iscoroutine)

TimeoutError = TimeoutError

_homes = {
    "base_events": "BaseEventLoop Server",
    "coroutines": "iscoroutinefunction",
    "events": """AbstractEventLoop AbstractEventLoopPolicy AbstractServer DefaultEventLoopPolicy
        SelectorEventLoop get_event_loop get_event_loop_policy new_event_loop set_event_loop
        set_event_loop_policy""",
    "exceptions": """BrokenBarrierError IncompleteReadError LimitOverrunError
        SendfileNotAvailableError""",
    "futures": "wrap_future",
    "locks": "Lock Event Condition Semaphore BoundedSemaphore Barrier",
    "protocols": "BaseProtocol BufferedProtocol DatagramProtocol Protocol SubprocessProtocol",
    "queues": "Queue PriorityQueue LifoQueue QueueEmpty QueueFull",
    "runners": "Runner run",
    "streams": """StreamReader StreamReaderProtocol StreamWriter open_connection
        open_unix_connection start_server start_unix_server""",
    "taskgroups": "TaskGroup",
    "tasks": """ALL_COMPLETED FIRST_COMPLETED FIRST_EXCEPTION all_tasks as_completed ensure_future
        gather shield wait wait_for run_coroutine_threadsafe""",
    "threads": "to_thread",
    "timeouts": "Timeout timeout timeout_at",
    "transports": """BaseTransport DatagramTransport ReadTransport SubprocessTransport Transport
        WriteTransport""",
}
_home_of = {name: home for home, names in _homes.items() for name in names.split()}
_submodules = {*_homes, "base_futures", "base_tasks", "format_helpers", "log", "selector_events",
               "trsock"}

__all__ = ["Future", "Task", "Handle", "TimerHandle", "CancelledError", "InvalidStateError",
           "TimeoutError", "sleep", "create_task", "current_task", "get_running_loop", "isfuture",
           "iscoroutine", *_home_of]


def __getattr__(name):
    home = _home_of.get(name)
    if home is None and name in _submodules:
        return __import__("asyncio." + name, None, None, ["*"])
    if home is None:
        import sys
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}", name=name,
                             obj=sys.modules["asyncio"])
    found = getattr(__import__("asyncio." + home, None, None, ["*"]), name)
    globals()[name] = found
    return found


def __dir__():
    return sorted({*globals(), *__all__, *_submodules})
