"""Pools of worker processes (or threads) that calls are handed out to."""
import _threads
import itertools as _itertools
import os as _os
import pickle as _pickle
from _thread import _Line, _left, _until
from collections import deque as _deque
from multiprocessing import TimeoutError

__all__ = ["Pool", "ThreadPool"]
RUN, CLOSE, TERMINATE = "RUN", "CLOSE", "TERMINATE"


class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


def _sent(error, remote=RemoteTraceback):
    """An exception as it comes out of another process."""
    from _asyncio import _format_exception
    told = '\n"""\n' + _format_exception(error) + '"""'
    try:
        data = _pickle.dumps(error)
    except Exception:
        data = None

    def receive():
        received = error if data is None else _pickle.loads(data)
        received.__traceback__ = None
        received.__cause__ = remote(told)
        return received
    return receive


def mapstar(args):
    return list(map(*args))


def starmapstar(args):
    return list(_itertools.starmap(args[0], args[1]))


class ApplyResult:
    """What one call gives, once it has been made."""

    def __init__(self, pool, callback, error_callback):
        self._pool = pool
        self._callback, self._error_callback = callback, error_callback
        self._line = _Line("executor", 0)
        self._done = False

    def ready(self):
        _threads.settle()
        return self._done

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        _threads.settle()
        deadline = _until(timeout)
        while not self._done:
            left = _left(deadline)
            if left is not None and left <= 0:
                return
            self._line.wait(left)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self._done:
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _set(self, part, success, v):
        self._success, self._value = success, v
        self._end()

    def _end(self):
        callback = self._callback if self._success else self._error_callback
        if callback:
            callback(self._value)
        self._done = True
        self._line.wake(len(self._line.waiting))


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    """The results of many calls, made in chunks."""

    def __init__(self, pool, count, chunksize, callback, error_callback):
        super().__init__(pool, callback, error_callback)
        self._success, self._value = True, [None] * count
        self._chunksize = chunksize
        self._left = -(-count // chunksize) if count else 0
        self._done = count == 0

    def _set(self, part, success, v):
        self._left -= 1
        if success and self._success:
            self._value[part * self._chunksize:(part + 1) * self._chunksize] = v
        elif not success and self._success:
            self._success, self._value = False, v
        if self._left == 0:
            self._end()


class IMapIterator:
    """The results one after the other, in order."""

    def __init__(self, count):
        self._line = _Line("executor", 0)
        self._there = {}
        self._at, self._count = 0, count

    def __iter__(self):
        return self

    def _set(self, part, success, v):
        self._there[part] = success, v
        self._line.wake(len(self._line.waiting))

    def next(self, timeout=None):
        if self._at == self._count:
            raise StopIteration
        _threads.settle()
        deadline = _until(timeout)
        while (found := self._find()) is None:
            left = _left(deadline)
            if left is not None and left <= 0:
                raise TimeoutError
            self._line.wait(left)
        self._at += 1
        success, v = self._there.pop(found)
        if success:
            return v
        raise v

    __next__ = next

    def _find(self):
        return self._at if self._at in self._there else None


class IMapUnorderedIterator(IMapIterator):
    """The results as they come."""

    def _find(self):
        return next(iter(self._there), None)


def _work(pool, initializer, initargs):
    """What a worker does, in its own process."""
    if initializer is not None:
        initializer(*initargs)
    while True:
        _threads.settle()
        while not pool._jobs and pool._state == RUN:
            pool._line.wait(None)
        if not pool._jobs:
            return
        result, part, data = pool._jobs.popleft()
        try:
            function, args, kwargs = pool._load(data)
            answer = pool._dump(function(*args, **kwargs))
        except Exception as error:
            pool._tell(result, part, False, _sent(error))
        else:
            pool._tell(result, part, True, answer)
        result = data = function = args = kwargs = answer = None


class Pool:
    _names = "PoolWorker"

    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None,
                 context=None):
        processes = processes or _os.cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._state = RUN
        self._jobs = _deque()
        self._line = _Line("queue-get", 0)
        self._home = _threads.getpid()
        self._pool = [self._worker(_work, (self, initializer, initargs)) for _ in range(processes)]
        for worker in self._pool:
            worker.start()

    def _worker(self, target, args):
        from multiprocessing.context import ForkProcess
        worker = ForkProcess(target=target, args=args, daemon=True)
        worker.name = worker.name.replace("Process", self._names)
        return worker

    _dump = staticmethod(_pickle.dumps)
    _load = staticmethod(_pickle.loads)

    def _tell(self, result, part, success, answer):
        def deliver():
            result._set(part, success, _pickle.loads(answer) if success else answer())
        _threads.call_in(self._home, deliver)

    def _add(self, result, part, function, args, kwargs):
        try:
            data = self._dump((function, args, kwargs))
        except Exception as error:
            result._set(part, False, error)
            return
        self._jobs.append((result, part, data))
        self._line.wake()

    def _check_running(self):
        if self._state != RUN:
            raise ValueError("Pool not running")
        _threads.settle()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(self, callback, error_callback)
        self._add(result, 0, func, args, kwds)
        return result

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def _map_async(self, func, iterable, mapper, chunksize, callback, error_callback):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, extra = divmod(len(items), len(self._pool) * 4)
            chunksize += bool(extra)
        chunksize = max(chunksize, 1)
        result = MapResult(self, len(items), chunksize, callback, error_callback)
        for part, at in enumerate(range(0, len(items), chunksize)):
            self._add(result, part, mapper, ((func, items[at:at + chunksize]),), {})
        return result

    def map(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, mapstar, chunksize, None, None).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, mapstar, chunksize, callback, error_callback)

    def starmap(self, func, iterable, chunksize=None):
        return self._map_async(func, iterable, starmapstar, chunksize, None, None).get()

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map_async(func, iterable, starmapstar, chunksize, callback, error_callback)

    def _imap(self, kind, func, iterable, chunksize):
        self._check_running()
        if chunksize < 1:
            raise ValueError(f"Chunksize must be 1+, not {chunksize}")
        items = list(iterable)
        parts = [items[at:at + chunksize] for at in range(0, len(items), chunksize)]
        result = kind(len(parts))
        for part, chunk in enumerate(parts):
            self._add(result, part, mapstar, ((func, chunk),), {})
        return (item for chunk in result for item in chunk) if chunksize > 1 else \
            _Single(result)

    def imap(self, func, iterable, chunksize=1):
        return self._imap(IMapIterator, func, iterable, chunksize)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(IMapUnorderedIterator, func, iterable, chunksize)

    def close(self):
        if self._state == RUN:
            self._state = CLOSE
            self._line.wake(len(self._line.waiting))

    def terminate(self):
        _threads.settle()
        self._state = TERMINATE
        self._jobs.clear()
        for worker in self._pool:
            if worker.is_alive():
                worker.terminate()

    def join(self):
        if self._state == RUN:
            raise ValueError("Pool is still running")
        for worker in self._pool:
            worker.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} state={self._state} " \
               f"pool_size={len(self._pool)}>"


class _Single:
    """Of chunks that hold one result each: these results."""

    def __init__(self, chunks):
        self._chunks = chunks

    def __iter__(self):
        return self

    def next(self, timeout=None):
        return self._chunks.next(timeout)[0]

    __next__ = next


class _Thread:
    """A worker of a ThreadPool."""

    def __init__(self, target, args):
        import threading
        self._thread = threading.Thread(target=target, args=args, daemon=True)
        self.start, self.join, self.is_alive = \
            self._thread.start, self._thread.join, self._thread.is_alive


class ThreadPool(Pool):
    def __init__(self, processes=None, initializer=None, initargs=()):
        super().__init__(processes, initializer, initargs)

    def _worker(self, target, args):
        return _Thread(target, args)

    _dump = _load = staticmethod(lambda job: job)

    def _tell(self, result, part, success, answer):
        result._set(part, success, answer if success else answer())

    def terminate(self):
        self._state = TERMINATE
        self._jobs.clear()
        self._line.wake(len(self._line.waiting))

    def __reduce__(self):
        raise NotImplementedError("pool objects cannot be passed between processes or pickled")


for _kind in (Pool, ThreadPool, ApplyResult, MapResult):
    _kind.__module__ = "multiprocessing.pool"
