"""Processes that work side by side, each with a GIL of its own."""
from multiprocessing import process as _process
from multiprocessing.context import (
    AuthenticationError, BufferTooShort, Process, ProcessError, TimeoutError,
    get_all_start_methods, get_context, get_start_method, set_start_method)
from multiprocessing.process import active_children, current_process, parent_process

__all__ = ["Array", "AuthenticationError", "Barrier", "BoundedSemaphore", "BufferTooShort",
           "Condition", "Event", "JoinableQueue", "Lock", "Manager", "Pipe", "Pool", "Process",
           "ProcessError", "Queue", "RLock", "RawArray", "RawValue", "Semaphore", "SimpleQueue",
           "TimeoutError", "Value", "active_children", "cpu_count", "current_process",
           "freeze_support", "get_all_start_methods", "get_context", "get_logger",
           "get_start_method", "log_to_stderr", "parent_process", "set_start_method"]
_PLACES = {
    "synchronize": ("Barrier", "BoundedSemaphore", "Condition", "Event", "Lock", "RLock",
                    "Semaphore"),
    "queues": ("JoinableQueue", "Queue", "SimpleQueue"),
    "sharedctypes": ("Array", "RawArray", "RawValue", "Value"),
    "connection": ("Pipe",),
    "pool": ("Pool",),
}


def __getattr__(name):
    for place, names in _PLACES.items():
        if name in names:
            import importlib
            found = getattr(importlib.import_module("multiprocessing." + place), name)
            globals()[name] = found
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *__all__})


def cpu_count():
    import os
    return os.cpu_count()


def freeze_support():
    pass


def Manager():
    from multiprocessing.managers import SyncManager
    manager = SyncManager()
    manager.start()
    return manager


def get_logger():
    import logging
    return logging.getLogger("multiprocessing")


def log_to_stderr(level=None):
    import logging
    logger = get_logger()
    logger.addHandler(logging.StreamHandler())
    if level:
        logger.setLevel(level)
    return logger
