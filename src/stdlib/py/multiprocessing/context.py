"""The ways in which processes begin: here always as a copy, as "fork" does."""
from multiprocessing import process as _process

__all__ = ()


class ProcessError(Exception):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


AuthenticationError = type("AuthenticationError", (ProcessError,), {})
for _kind in ProcessError, BufferTooShort, TimeoutError, AuthenticationError:
    _kind.__module__ = "multiprocessing.context"


class Process(_process.BaseProcess):
    _start_method = None


class ForkProcess(_process.BaseProcess):
    _start_method = "fork"


class SpawnProcess(_process.BaseProcess):
    _start_method = "spawn"


class ForkServerProcess(_process.BaseProcess):
    _start_method = "forkserver"


class BaseContext:
    """Everything of multiprocessing, with processes that begin in one way."""

    def __init__(self, method):
        self._name = method
        self.Process = {"fork": ForkProcess, "spawn": SpawnProcess,
                        "forkserver": ForkServerProcess}[method]

    def get_start_method(self, allow_none=False):
        return self._name

    def set_start_method(self, method, force=False):
        raise ValueError("cannot set start method of concrete context")

    def get_context(self, method=None):
        return self if method is None else get_context(method)

    def __getattr__(self, name):
        import multiprocessing
        return getattr(multiprocessing, name)


_contexts = {}
_method = None


def get_context(method=None):
    method = method or _method or "fork"
    if method not in get_all_start_methods():
        raise ValueError(f"cannot find context for {method!r}")
    if method not in _contexts:
        _contexts[method] = BaseContext(method)
    return _contexts[method]


def get_all_start_methods():
    return ["fork", "spawn", "forkserver"]


def get_start_method(allow_none=False):
    return _method if allow_none else _method or "fork"


def set_start_method(method, force=False):
    global _method
    if _method is not None and not force:
        raise RuntimeError("context has already been set")
    if method is not None:
        get_context(method)
    _method = method
