"""Threads, and what they wait for each other with."""
import sys as _sys
import _threads
from _asyncio import _sync, _sync_new, _format_exception
from _thread import (RLock, TIMEOUT_MAX, _Line, _left, _until, allocate_lock as Lock, error as ThreadError,
                     get_ident, get_native_id, stack_size)
from itertools import count as _count

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
           "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread",
           "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
           "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile", "gettrace",
           "get_native_id"]


# --- what threads wait with ---


class Condition:
    """Waits, with a lock let go meanwhile, until somebody says that something has changed."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release
        self._line = _Line("condition", _sync_new("condition", 0))

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        return self._lock.__exit__(*exc)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._line.waiting)})>"

    def _is_owned(self):
        if isinstance(self._lock, RLock):
            return self._lock._is_owned()
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        is_counted = isinstance(self._lock, RLock)
        saved = self._lock._release_save() if is_counted else self._lock.release()
        try:
            if timeout is not None and timeout <= 0:
                return False
            return self._line.wait(timeout)
        finally:
            self._lock._acquire_restore(saved) if is_counted else self._lock.acquire()

    def wait_for(self, predicate, timeout=None):
        deadline = _until(timeout)
        result = predicate()
        while not result:
            left = _left(deadline)
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._line.wake(n)

    def notify_all(self):
        self.notify(len(self._line.waiting))

    def notifyAll(self):
        _old("notifyAll()", "use notify_all()")
        self.notify_all()


class Semaphore:
    """A counter that acquire() takes from and that never goes below zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
        self._line = _Line("semaphore", _sync_new("semaphore", value))

    def __repr__(self):
        cls = type(self)
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        deadline = _until(timeout)
        while self._value == 0:
            left = _left(deadline)
            if not blocking or (left is not None and left <= 0):
                return False
            self._line.wait(left)
        self._value -= 1
        _sync("acquire", self._line.node, None)
        return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
        _sync("release", self._line.node, None)
        self._line.wake(n)

    def __exit__(self, *exc):
        self.release()


class BoundedSemaphore(Semaphore):
    """One that must not be released more often than it was acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        cls = type(self)
        return (f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: "
                f"value={self._value}/{self._initial_value}>")

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    """A flag that threads wait for."""

    def __init__(self):
        self._flag = False
        self._line = _Line("event", _sync_new("event", 0))

    def __repr__(self):
        cls = type(self)
        state = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    def is_set(self):
        return self._flag

    def isSet(self):
        _old("isSet()", "use is_set()")
        return self.is_set()

    def set(self):
        self._flag = True
        _sync("value", self._line.node, 1)
        self._line.wake(len(self._line.waiting))

    def clear(self):
        self._flag = False
        _sync("value", self._line.node, 0)

    def wait(self, timeout=None):
        if not self._flag and (timeout is None or timeout > 0):
            self._line.wait(timeout)
        return self._flag


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    """Lets threads go on when so many of them are there."""

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action = action
        self._timeout = timeout
        self._parties = parties
        self._state = "filling"
        self._count = 0

    def __repr__(self):
        cls = type(self)
        where = f"{cls.__module__}.{cls.__qualname__} at {id(self):#x}"
        if self.broken:
            return f"<{where}: broken>"
        return f"<{where}: waiters={self.n_waiting}/{self.parties}>"

    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
            if self._state == "broken":
                raise BrokenBarrierError
            index = self._count
            self._count += 1
            try:
                if self._count == self._parties:
                    self._release()
                else:
                    self._wait(timeout)
                return index
            finally:
                self._count -= 1
                if self._count == 0 and self._state in ("draining", "resetting"):
                    self._state = "filling"
                    self._cond.notify_all()

    def _release(self):
        try:
            if self._action is not None:
                self._action()
        except BaseException:
            self._break()
            raise
        self._state = "draining"
        self._cond.notify_all()

    def _wait(self, timeout):
        if not self._cond.wait_for(lambda: self._state != "filling", timeout):
            self._break()
            raise BrokenBarrierError
        if self._state in ("broken", "resetting"):
            raise BrokenBarrierError

    def _break(self):
        self._state = "broken"
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if self._count == 0:
                self._state = "filling"
            elif self._state in ("filling", "broken"):
                self._state = "resetting"
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == "filling" else 0

    @property
    def broken(self):
        return self._state == "broken"


# --- threads ---

_active = {}                              # ident → thread
_names = _count(1)
_exit_functions = []


class Thread:
    """A function that runs beside the others."""

    _daemonic = False
    _is_dummy = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = f"Thread-{next(_names)}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._name = str(name)
        self._target, self._args, self._kwargs = target, args, {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = self._native_id = None
        self._started = False
        self._is_stopped = False
        self._joiners = None
        self._initialized = True

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        state = "stopped" if self._is_stopped else "started" if self._started else "initial"
        daemon = " daemon" if self._daemonic else ""
        ident = "" if self._ident is None else f" {self._ident}"
        return f"<{type(self).__name__}({self._name}, {state}{daemon}{ident})>"

    def start(self):
        if not getattr(self, "_initialized", False):
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._starter = get_ident()
        self._started = True
        try:
            ident = _threads.start(self._bootstrap, self._name, self._target)
        except BaseException:
            self._started = False
            raise
        self._joiners = _Line("join", 0, _threads.node(ident))
        _threads.park("yield", 0, None)   # until it has begun

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _bootstrap(self):
        self._ident, self._native_id = get_ident(), get_native_id()
        _active[self._ident] = self
        _threads.unpark(self._starter)
        try:
            self.run()
        except BaseException:
            _tell(self)
        finally:
            del _active[self._ident]
            self._is_stopped = True
            self._joiners.wake(len(self._joiners.waiting))

    def join(self, timeout=None):
        if not getattr(self, "_initialized", False):
            raise RuntimeError("Thread.__init__() not called")
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        deadline = _until(None if timeout is None else max(timeout, 0))
        while not self._is_stopped:
            left = _left(deadline)
            if left is not None and left <= 0:
                return
            self._joiners.wait(left)

    def is_alive(self):
        return self._started and not self._is_stopped

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return self._native_id

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _old("isDaemon()", "get the daemon attribute")
        return self.daemon

    def setDaemon(self, daemonic):
        _old("setDaemon()", "set the daemon attribute")
        self.daemon = daemonic

    def getName(self):
        _old("getName()", "get the name attribute")
        return self.name

    def setName(self, name):
        _old("setName()", "set the name attribute")
        self.name = name


def _old(name, instead):
    import warnings
    warnings.warn(f"{name} is deprecated, {instead} instead", DeprecationWarning)


class _MainThread(Thread):
    def __init__(self):
        self._name, self._ident, self._native_id = "MainThread", get_ident(), get_native_id()
        self._started, self._is_stopped, self._initialized = True, False, True
        self._joiners = _Line("join", 0)
        _active[self._ident] = self


class _DummyThread(Thread):
    """Of a thread that was started from below."""

    def __init__(self):
        super().__init__(name=f"Dummy-{next(_names)}", daemon=True)
        self._started, self._ident, self._native_id = True, get_ident(), get_native_id()
        _active[self._ident] = self


class Timer(Thread):
    """Calls a function after some time, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class local:
    """Attributes that each thread has its own of."""

    def __new__(cls, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        object.__setattr__(self, "_dicts", {get_ident(): {}})
        object.__setattr__(self, "_initial", (args, kwargs))
        return self

    def _attributes(self):
        dicts = object.__getattribute__(self, "_dicts")
        ident = get_ident()
        if ident not in dicts:
            dicts[ident] = {}
            args, kwargs = object.__getattribute__(self, "_initial")
            type(self).__init__(self, *args, **kwargs)
        return dicts[ident]

    def __getattribute__(self, name):
        attributes = local._attributes(self)
        if name == "__dict__":
            return attributes
        if name in attributes:
            return attributes[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            kind = type(self)
            raise AttributeError(f"'{_full_name(kind)}' object has no attribute {name!r}",
                                 name=name, obj=self) from None

    def __setattr__(self, name, value):
        local._attributes(self)[name] = value

    def __delattr__(self, name):
        attributes = local._attributes(self)
        if name not in attributes:
            raise AttributeError(name)
        del attributes[name]


local.__module__ = "_thread"
local.__qualname__ = local.__name__ = "_local"


def _full_name(kind):
    return "_thread._local" if kind is local else kind.__qualname__


# --- all of them ---


def current_thread():
    found = _active.get(get_ident())
    return _DummyThread() if found is None else found


def currentThread():
    _old("currentThread()", "use current_thread()")
    return current_thread()


def main_thread():
    return _main


def active_count():
    return len(_active)


def activeCount():
    _old("activeCount()", "use active_count()")
    return active_count()


def enumerate():
    return list(_active.values())


class ExceptHookArgs(tuple):
    """(type, value, traceback, thread) of an exception that ended a thread."""

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return (f"_thread._ExceptHookArgs(exc_type={self[0]!r}, exc_value={self[1]!r}, "
                f"exc_traceback={self[2]!r}, thread={self[3]!r})")


def excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    _sys.stderr.write(f"Exception in thread {name}:\n" + _format_exception(args.exc_value))


__excepthook__ = excepthook


def _tell(thread):
    kind, value, tb = _sys.exc_info()
    excepthook(ExceptHookArgs((kind, value, tb, thread)))


def settrace(func):
    pass


def setprofile(func):
    pass


def gettrace():
    return None


def getprofile():
    return None


def _register_atexit(function, *args, **kwargs):
    _exit_functions.append(lambda: function(*args, **kwargs))


def _shutdown():
    """The end of the main thread: waits for those that are not daemons."""
    _main._is_stopped = True
    while _exit_functions:
        _exit_functions.pop()()
    while True:
        left = [thread for thread in _active.values()
                if thread is not _main and not thread.daemon]
        if not left:
            return
        for thread in left:
            thread.join()


_main = _MainThread()
