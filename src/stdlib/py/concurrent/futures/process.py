"""The pool of processes."""
import _threads
import itertools as _itertools
import os as _os
import pickle as _pickle
from _asyncio import _sync_new
from _thread import _Line
from collections import deque as _deque
from concurrent import futures as _futures
from concurrent.futures import BrokenExecutor, Executor, Future

__all__ = ["BrokenProcessPool", "EXTRA_QUEUED_CALLS", "ProcessPoolExecutor"]
EXTRA_QUEUED_CALLS = 1
_BROKEN = "A process in the process pool was terminated abruptly while the future was running or " \
          "pending."
_MAX_WINDOWS_WORKERS = 61


class BrokenProcessPool(BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


def _process_chunk(fn, chunk):
    return [fn(*args) for args in chunk]


def _work(pool, initializer, initargs):
    """What a worker does, in its own process."""
    from multiprocessing.pool import _sent
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            import logging
            logging.getLogger("concurrent.futures").critical("Exception in initializer:",
                                                             exc_info=True)
            _threads.call_in(pool._home, pool._break)
            return
    while True:
        _threads.settle()
        while not pool._jobs and not pool._shutdown and not _futures._is_over:
            pool._line.wait(None)
        if not pool._jobs:
            return
        future, data = pool._jobs.popleft()
        if not future.set_running_or_notify_cancel():
            continue
        try:
            fn, args, kwargs = _pickle.loads(data)
            answer = _pickle.dumps(fn(*args, **kwargs))
        except BaseException as error:
            failure = _sent(error, _RemoteTraceback)
            _threads.call_in(pool._home, lambda: future.set_exception(failure()))
        else:
            _threads.call_in(pool._home, lambda: future.set_result(_pickle.loads(answer)))
        future = data = fn = args = kwargs = answer = failure = None


class ProcessPoolExecutor(Executor):
    """Calls are made in processes, which work side by side."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        if max_workers is None:
            max_workers = _os.cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._initializer, self._initargs = initializer, initargs
        self._jobs = _deque()
        self._threads = []                # processes: what is joined at the end
        self._shutdown = self._broken = False
        self._home = _threads.getpid()
        self._line = _Line("queue-get", _sync_new("pool", max_workers))
        _futures._pools.append(self)

    @property
    def _processes(self):
        return {worker.pid: worker for worker in self._threads}

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenProcessPool(_BROKEN)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if _futures._is_over:
            raise RuntimeError("cannot schedule new futures after interpreter shutdown")
        _threads.settle()
        future = Future()
        try:
            data = _pickle.dumps((fn, args, kwargs))
        except Exception as error:
            future.set_running_or_notify_cancel()
            future.set_exception(error)
            return future
        self._jobs.append((future, data))
        if not self._threads:
            self._start_workers()
        self._line.wake()
        return future

    def _start_workers(self):
        from multiprocessing.context import ForkProcess
        args = self, self._initializer, self._initargs
        self._threads = [ForkProcess(target=_work, args=args) for _ in range(self._max_workers)]
        for worker in self._threads:
            worker.start()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        items = list(zip(*iterables))
        chunks = [items[at:at + chunksize] for at in range(0, len(items), chunksize)]
        results = super().map(_process_chunk, [fn] * len(chunks), chunks, timeout=timeout)
        return _itertools.chain.from_iterable(results)

    def _break(self):
        self._broken = True
        while self._jobs:
            self._jobs.popleft()[0].set_exception(BrokenProcessPool(_BROKEN))
        self._line.wake(len(self._line.waiting))

    def shutdown(self, wait=True, *, cancel_futures=False):
        _threads.settle()
        self._shutdown = True
        if cancel_futures:
            while self._jobs:
                self._jobs.popleft()[0].cancel()
        self._line.wake(len(self._line.waiting))
        if self in _futures._pools:
            _futures._pools.remove(self)
        if wait:
            for worker in self._threads:
                worker.join()


for _kind in BrokenProcessPool, ProcessPoolExecutor, _RemoteTraceback:
    _kind.__module__ = "concurrent.futures.process"
