"""Pools of threads (or processes) that work for the one that hands out the work."""
import os as _os
import threading as _threading
from _asyncio import _sync_new
from _thread import _Line, _left, _until
from collections import deque as _deque, namedtuple as _namedtuple
from itertools import count as _count

__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError",
           "TimeoutError", "BrokenExecutor", "InvalidStateError", "Future", "Executor", "wait",
           "as_completed", "ProcessPoolExecutor", "ThreadPoolExecutor")

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
TimeoutError = TimeoutError


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


for _kind in Error, CancelledError, InvalidStateError, BrokenExecutor:
    _kind.__module__ = "concurrent.futures._base"


# --- one result ---


class Future:
    """What a call gives, once it has been made."""

    def __init__(self):
        self._state = "PENDING"
        self._result = self._exception = None
        self._line = _Line("executor", 0)
        self._done_callbacks = []

    def __repr__(self):
        text = f"<{type(self).__name__} at {id(self):#x} state={self._state.split('_')[0].lower()}"
        if self._state == "FINISHED":
            if self._exception is not None:
                text += f" raised {type(self._exception).__name__}"
            else:
                text += f" returned {type(self._result).__name__}"
        return text + ">"

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def cancel(self):
        if self._state in ("RUNNING", "FINISHED"):
            return False
        if self._state == "PENDING":
            self._state = "CANCELLED"
            self._finish()
        return True

    def cancelled(self):
        return self._state.startswith("CANCELLED")

    def running(self):
        return self._state == "RUNNING"

    def done(self):
        return self._state not in ("PENDING", "RUNNING")

    def add_done_callback(self, fn):
        if self.done():
            self._call_back(fn)
        else:
            self._done_callbacks.append(fn)

    def _call_back(self, fn):
        try:
            fn(self)
        except Exception:
            import logging
            logging.getLogger("concurrent.futures").exception(
                "exception calling callback for %r", self)

    def _wait(self, timeout):
        deadline = _until(timeout)
        while not self.done():
            left = _left(deadline)
            if left is not None and left <= 0:
                raise TimeoutError()
            self._line.wait(left)
        if self.cancelled():
            raise CancelledError()

    def result(self, timeout=None):
        try:
            self._wait(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result
        finally:
            self = None                   # or the traceback would keep it

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    # For executors.

    def set_running_or_notify_cancel(self):
        if self._state == "CANCELLED":
            self._state = "CANCELLED_AND_NOTIFIED"
            return False
        self._state = "RUNNING"
        return True

    def _set(self, result, exception):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result, self._exception = result, exception
        self._state = "FINISHED"
        self._finish()

    def set_result(self, result):
        self._set(result, None)

    def set_exception(self, exception):
        self._set(None, exception)

    def _finish(self):
        self._line.wake(len(self._line.waiting))
        for fn in self._done_callbacks:
            self._call_back(fn)


Future.__module__ = "concurrent.futures._base"

# --- several results ---

DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done",
                                    module="concurrent.futures._base")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    deadline = _until(timeout)
    while True:
        done = {future for future in fs if future.done()}
        failed = any(not future.cancelled() and future._exception is not None for future in done)
        enough = (return_when == FIRST_COMPLETED and done
                  or return_when == FIRST_EXCEPTION and failed or len(done) == len(fs))
        left = _left(deadline)
        if enough or (left is not None and left <= 0):
            return DoneAndNotDoneFutures(done, fs - done)
        _wait_for_any(fs - done, left)


def _wait_for_any(futures, timeout):
    """Until one of them is done."""
    line = _Line("executor", 0)

    def wake(future):
        line.wake()

    for future in futures:
        future._done_callbacks.append(wake)
    try:
        line.wait(timeout)
    finally:
        for future in futures:
            if wake in future._done_callbacks:
                future._done_callbacks.remove(wake)


def as_completed(fs, timeout=None):
    deadline = _until(timeout)
    pending = dict.fromkeys(fs)
    total = len(pending)
    finished = _deque(future for future in pending if future.done())
    line = _Line("executor", 0)

    def note(future):
        finished.append(future)
        line.wake()

    for future in pending:
        if not future.done():
            future._done_callbacks.append(note)
    try:
        while pending:
            while not finished:
                left = _left(deadline)
                if left is not None and left <= 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
                line.wait(left)
            future = finished.popleft()
            del pending[future]
            yield future
    finally:
        for future in pending:
            if note in future._done_callbacks:
                future._done_callbacks.remove(note)


# --- pools ---


class Executor:
    """Takes calls to be made elsewhere."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        deadline = _until(timeout)
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            try:
                futures.reverse()
                while futures:
                    future = futures.pop()
                    try:
                        yield future.result(_left(deadline))
                    finally:
                        future.cancel()
                        del future
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


Executor.__module__ = "concurrent.futures._base"
_pools = []                               # with threads of their own, to be ended at the end


class _Pool(Executor):
    """At most so many workers; one is added when there is work and none is idle."""

    def __init__(self, max_workers, name, initializer, initargs):
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._name = name
        self._initializer, self._initargs = initializer, initargs
        self._jobs = _deque()
        self._idle = 0
        self._threads = []
        self._shutdown = False
        self._broken = False
        self._line = _Line("queue-get", _sync_new("pool", max_workers))
        _pools.append(self)

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise self._broken_kind("A thread initializer failed, the thread pool is not usable "
                                    "anymore")
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _is_over:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")
        future = Future()
        self._jobs.append((future, fn, args, kwargs))
        self._line.wake()
        if self._idle > 0:
            self._idle -= 1
        elif len(self._threads) < self._max_workers:
            thread = _threading.Thread(target=self._work, name=f"{self._name}{len(self._threads)}")
            self._threads.append(thread)
            thread.start()
        return future

    def _work(self):
        if self._initializer is not None:
            try:
                self._initializer(*self._initargs)
            except BaseException:
                self._break()
                return
        while True:
            if not self._jobs:
                if self._shutdown or _is_over:
                    self._line.wake()
                    return
                self._idle += 1
                while not self._jobs and not self._shutdown and not _is_over:
                    self._line.wait(None)
                continue
            future, fn, args, kwargs = self._jobs.popleft()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                result = fn(*args, **kwargs)
            except BaseException as error:
                future.set_exception(error)
                error = None
            else:
                future.set_result(result)
            del future, fn, args, kwargs
            result = None

    def _break(self):
        import logging
        logging.getLogger("concurrent.futures").critical("Exception in initializer:",
                                                         exc_info=True)
        self._broken = True
        while self._jobs:
            self._jobs.popleft()[0].set_exception(self._broken_kind(
                "A thread initializer failed, the thread pool is not usable anymore"))

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            while self._jobs:
                self._jobs.popleft()[0].cancel()
        self._line.wake(len(self._line.waiting))
        if self in _pools:
            _pools.remove(self)
        if wait:
            for thread in self._threads:
                thread.join()


class BrokenThreadPool(BrokenExecutor):
    pass


BrokenThreadPool.__module__ = "concurrent.futures.thread"


class ThreadPoolExecutor(_Pool):
    """Calls are made in threads."""

    _numbers = _count()
    _broken_kind = BrokenThreadPool

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, (_os.cpu_count() or 1) + 4)
        prefix = thread_name_prefix or f"ThreadPoolExecutor-{next(self._numbers)}"
        super().__init__(max_workers, prefix + "_", initializer, initargs)


ThreadPoolExecutor.__module__ = "concurrent.futures.thread"
_Pool.submit.__qualname__ = "ThreadPoolExecutor.submit"  # as mistakes in calls are told


def __getattr__(name):
    if name in ("ProcessPoolExecutor", "BrokenProcessPool"):
        from concurrent.futures import process
        globals()[name] = getattr(process, name)
        return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


_is_over = False


def _end_all():
    """The program ends: the workers do what is left, and go."""
    global _is_over
    _is_over = True
    for pool in list(_pools):
        pool._line.wake(len(pool._line.waiting))
        for thread in pool._threads:
            thread.join()


_threading._register_atexit(_end_all)
