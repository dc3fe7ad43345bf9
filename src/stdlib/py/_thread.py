"""Threads from below: what starts them, and their locks."""
import _threads
from _asyncio import _sync, _sync_new
from _threads import get_ident

__all__ = ["LockType", "RLock", "allocate_lock", "start_new_thread", "get_ident", "error",
           "TIMEOUT_MAX", "interrupt_main", "exit", "get_native_id", "stack_size"]

error = RuntimeError
TIMEOUT_MAX = 9223372036.0
_FIRST_PID = 4242                         # os.getpid(); threads are numbered from it on


def get_native_id():
    return _FIRST_PID + get_ident() - 140000000000000


def exit():
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2):
    import signal
    signal.raise_signal(signum)


def stack_size(size=0):
    return 0


def start_new_thread(function, args, kwargs={}):
    def run():
        try:
            function(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as problem:
            import sys
            from _asyncio import _format_exception
            sys.stderr.write(f"Exception ignored in thread started by: {function!r}\n"
                             + _format_exception(problem))
    return _threads.start(run, getattr(function, "__name__", "thread"), function)


start_new = start_new_thread


def _until(timeout):
    """When a wait of so many seconds ends; None: never."""
    if timeout is None:
        return None
    import time
    return time.monotonic() + timeout


def _left(deadline):
    if deadline is None:
        return None
    import time
    return deadline - time.monotonic()


class _Line:
    """Threads that wait for something, the one that came first in front."""
    __slots__ = ("waiting", "what", "node", "target")

    def __init__(self, what, node, target=0):
        self.waiting = []
        self.what = what
        self.node = node                  # that keeps the line
        self.target = target or node      # what is waited for

    def wait(self, timeout):
        """Until wake(), or for so long; was it woken?"""
        me = get_ident()
        self.waiting.append(me)
        if self.node:
            _sync("wait", self.node, None)
        try:
            return _threads.park(self.what, self.target, timeout)
        finally:
            if me in self.waiting:
                self.waiting.remove(me)
            if self.node:
                _sync("leave", self.node, None)

    def wake(self, count=1):
        for ident in self.waiting[:count]:
            self.waiting.remove(ident)
            _threads.unpark(ident)


def _check_times(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be positive")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")


class lock:
    """Held by at most one; whoever releases it need not be the one that took it."""
    __slots__ = ("_holder", "_line", "__weakref__")

    def __init__(self):
        self._holder = None
        self._line = _Line("lock", _sync_new("lock", 0))

    def __repr__(self):
        state = "unlocked" if self._holder is None else "locked"
        return f"<{state} _thread.lock object at {id(self):#x}>"

    def acquire(self, blocking=True, timeout=-1):
        _check_times(blocking, timeout)
        deadline = _until(None if timeout == -1 else timeout)
        while self._holder is not None:
            left = _left(deadline)
            if not blocking or (left is not None and left <= 0):
                return False
            self._line.wait(left)
        self._holder = get_ident()
        _sync("acquire", self._line.node, None)
        return True

    def release(self):
        if self._holder is None:
            raise RuntimeError("release unlocked lock")
        self._holder = None
        _sync("release", self._line.node, None)
        self._line.wake()

    acquire_lock, release_lock = acquire, release

    def locked(self):
        return self._holder is not None

    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()


lock.__module__ = "_thread"
LockType = lock


def allocate_lock():
    return lock()


allocate = allocate_lock


class RLock:
    """The same thread may take it again, and releases it as often."""
    __slots__ = ("_owner", "_count", "_line", "__weakref__")

    def __init__(self):
        self._owner = None
        self._count = 0
        self._line = _Line("lock", _sync_new("lock", 0))

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return (f"<{state} _thread.RLock object owner={self._owner or 0} count={self._count} "
                f"at {id(self):#x}>")

    def acquire(self, blocking=True, timeout=-1):
        _check_times(blocking, timeout)
        me = get_ident()
        if self._owner == me:
            self._count += 1
            return True
        deadline = _until(None if timeout == -1 else timeout)
        while self._owner is not None:
            left = _left(deadline)
            if not blocking or (left is not None and left <= 0):
                return False
            self._line.wait(left)
        self._owner, self._count = me, 1
        _sync("acquire", self._line.node, None)
        return True

    def release(self):
        if self._owner != get_ident():
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1
        if self._count == 0:
            self._owner = None
            _sync("release", self._line.node, None)
            self._line.wake()

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc):
        self.release()

    def _is_owned(self):
        return self._owner == get_ident()

    def _release_save(self):
        count, self._count = self._count, 1
        self.release()
        return count

    def _acquire_restore(self, count):
        self.acquire()
        self._count = count


RLock.__module__ = "_thread"
