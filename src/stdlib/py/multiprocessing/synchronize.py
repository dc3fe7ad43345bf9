"""Locks and their like that all processes share."""
import _threads
import threading as _threading

__all__ = ["Lock", "RLock", "Semaphore", "BoundedSemaphore", "Condition", "Event", "Barrier"]


class _Shared:
    """One of threading's, that others see when its time has come."""

    def __init__(self, *args):
        self._inner = self._kind(*args)

    def acquire(self, block=True, timeout=None):
        _threads.settle()
        if not block or timeout is not None and timeout <= 0:
            got = self._inner.acquire(False)
        else:
            got = self._inner.acquire() if timeout is None else self._inner.acquire(timeout=timeout)
        if got:
            self._owner = _threads.getpid(), _threads.get_ident()
        return got

    def release(self):
        _threads.settle()
        self._inner.release()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


class Lock(_Shared):
    _kind = staticmethod(_threading.Lock)

    def release(self):
        _threads.settle()
        if not self._inner.locked():
            raise ValueError("semaphore or lock released too many times")
        self._inner.release()

    def __repr__(self):
        pid, ident = self._owner if self._inner.locked() else (None, None)
        if pid is None:
            name = "None"
        elif pid != _threads.getpid():
            name = "SomeOtherProcess"
        elif ident != _threads.get_ident():
            name = "SomeOtherThread"
        else:
            from multiprocessing.process import current_process
            name, thread = current_process().name, _threading.current_thread().name
            name += "" if thread == "MainThread" else "|" + thread
        return f"<Lock(owner={name})>"


class RLock(_Shared):
    _kind = _threading.RLock

    def release(self):
        _threads.settle()
        if not self._inner._is_owned():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._inner.release()


class Semaphore(_Shared):
    _kind = _threading.Semaphore

    def __init__(self, value=1):
        super().__init__(value)

    def get_value(self):
        _threads.settle()
        return self._inner._value


class BoundedSemaphore(Semaphore):
    _kind = _threading.BoundedSemaphore

    def release(self):
        _threads.settle()
        try:
            self._inner.release()
        except ValueError:
            raise ValueError("semaphore or lock released too many times") from None


class Condition(_Shared):
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self._inner = _threading.Condition(self._lock._inner)

    def wait(self, timeout=None):
        _threads.settle()
        return self._inner.wait(timeout)

    def wait_for(self, predicate, timeout=None):
        _threads.settle()
        return self._inner.wait_for(predicate, timeout)

    def notify(self, n=1):
        _threads.settle()
        self._inner.notify(n)

    def notify_all(self):
        _threads.settle()
        self._inner.notify_all()


class Event:
    def __init__(self):
        self._inner = _threading.Event()

    def is_set(self):
        _threads.settle()
        return self._inner.is_set()

    def set(self):
        _threads.settle()
        self._inner.set()

    def clear(self):
        _threads.settle()
        self._inner.clear()

    def wait(self, timeout=None):
        _threads.settle()
        return self._inner.wait(timeout)

    def __repr__(self):
        return f"<Event at {id(self):#x} {'set' if self._inner.is_set() else 'unset'}>"


class Barrier(_threading.Barrier):
    def wait(self, timeout=None):
        _threads.settle()
        return super().wait(timeout)
