"""Lock, Event, Condition, Semaphore, Barrier: tasks waiting in line."""
from _collections import deque
from _asyncio import _future, _sync, _sync_new, get_running_loop
from asyncio.exceptions import BrokenBarrierError, CancelledError

__all__ = ("Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier")


class _Waiting:
    """What they have in common: the loop they belong to, and futures in line."""

    _kind = "lock"          # in the trace: what a task that waits for it is suspended in
    _is_shown = True        # False: an inner part of something else

    def __init__(self, value):
        self._loop = None
        self._waiters = deque()
        self._node = _sync_new(self._kind, value) if self._is_shown else 0

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    async def _wait_in_line(self):
        """Suspends until somebody sets the future; gives that future's result."""
        future = _future(self._get_loop(), "waiter", self._kind)
        self._waiters.append(future)
        if self._node:
            _sync("wait", self._node, None)
        try:
            return await future
        finally:
            self._waiters.remove(future)
            if self._node:
                _sync("leave", self._node, None)

    def _state(self):
        raise NotImplementedError

    def __repr__(self):
        text = self._state()
        if self._waiters:
            text += f", waiters:{len(self._waiters)}"
        return f"<{object.__repr__(self)[1:-1]} [{text}]>"


class _AsyncWith:
    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_AsyncWith, _Waiting):
    def __init__(self):
        super().__init__(0)
        self._locked = False

    def _state(self):
        return "locked" if self._locked else "unlocked"

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or not all(waiter.cancelled() for waiter in self._waiters):
            try:
                await self._wait_in_line()
            except CancelledError:
                if not self._locked:
                    self._wake_first()
                raise
        self._locked = True
        if self._node:
            _sync("acquire", self._node, None)
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        if self._node:
            _sync("release", self._node, None)
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_Waiting):
    _kind = "event"

    def __init__(self):
        super().__init__(0)
        self._value = False

    def _state(self):
        return "set" if self._value else "unset"

    def is_set(self):
        return self._value

    def set(self):
        if self._value:
            return
        self._value = True
        if self._node:
            _sync("value", self._node, 1)
        for waiter in self._waiters:
            if not waiter.done():
                waiter.set_result(True)

    def clear(self):
        self._value = False
        if self._node:
            _sync("value", self._node, 0)

    async def wait(self):
        if not self._value:
            await self._wait_in_line()
        return True


class _Finished(Event):
    """A queue's: set while no work is left."""

    _kind = "join"
    _is_shown = False


class Condition(_AsyncWith, _Waiting):
    _kind = "condition"

    def __init__(self, lock=None):
        super().__init__(0)
        self._lock = Lock() if lock is None else lock
        self.locked = self._lock.locked
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def _state(self):
        return "locked" if self.locked() else "unlocked"

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._wait_in_line()
            return True
        finally:
            # Whatever happened, the caller's `async with` expects to hold the lock.
            was_cancelled = False
            while True:
                try:
                    await self.acquire()
                    break
                except CancelledError:
                    was_cancelled = True
            if was_cancelled:
                raise CancelledError

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                waiter.set_result(False)
                n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_AsyncWith, _Waiting):
    _kind = "semaphore"

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__(value)
        self._value = value

    def _state(self):
        return "locked" if self.locked() else f"unlocked, value:{self._value}"

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    def _change(self, by):
        self._value += by
        if self._node:
            _sync("value", self._node, self._value)

    async def acquire(self):
        if not self.locked():
            self._change(-1)
        else:
            future = None
            try:
                future = _future(self._get_loop(), "waiter", "semaphore")
                await self._wait_with(future)
            except CancelledError:
                if not future.cancelled():       # it was this one's turn already: pass it on
                    self._change(+1)
                    self._wake_next()
                raise
            if self._value > 0:
                self._wake_next()
        if self._node:
            _sync("acquire", self._node, None)
        return True

    async def _wait_with(self, future):
        self._waiters.append(future)
        if self._node:
            _sync("wait", self._node, None)
        try:
            await future
        finally:
            self._waiters.remove(future)
            if self._node:
                _sync("leave", self._node, None)

    def release(self):
        if self._node:
            _sync("release", self._node, None)
        self._change(+1)
        self._wake_next()

    def _wake_next(self):
        for waiter in self._waiters:
            if not waiter.done():
                self._change(-1)
                waiter.set_result(True)
                return


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class _GateLock(Lock):
    _kind = "barrier"
    _is_shown = False


class _Gate(Condition):
    _kind = "barrier"
    _is_shown = False


class Barrier:
    """Lets `parties` tasks through together."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond = _Gate(_GateLock())
        self._node = _sync_new("barrier", 0)
        self._parties = parties
        self._state = "filling"       # then draining; or resetting, broken
        self._count = 0

    def __repr__(self):
        text = self._state
        if not self.broken:
            text += f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{text}]>"

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: self._count if self._state == "filling" else 0)
    broken = property(lambda self: self._state == "broken")

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._until_open()
            try:
                index = self._count
                self._change(+1)
                if index + 1 == self._parties:
                    self._state = "draining"
                    self._cond.notify_all()
                else:
                    await self._until_full()
                return index
            finally:
                self._change(-1)
                self._leave()

    def _change(self, by):
        self._count += by
        if self._node:
            _sync("value", self._node, self._count)

    async def _until_open(self):
        await self._cond.wait_for(lambda: self._state not in ("draining", "resetting"))
        if self._state == "broken":
            raise BrokenBarrierError("Barrier aborted")

    async def _until_full(self):
        if self._node:
            _sync("wait", self._node, None)
        try:
            await self._cond.wait_for(lambda: self._state != "filling")
        finally:
            if self._node:
                _sync("leave", self._node, None)
        if self._state in ("broken", "resetting"):
            raise BrokenBarrierError("Abort or reset of barrier")

    def _leave(self):
        if self._count == 0:
            if self._state in ("resetting", "draining"):
                self._state = "filling"
            self._cond.notify_all()

    async def reset(self):
        async with self._cond:
            if self._count > 0:
                if self._state != "resetting":
                    self._state = "resetting"
            else:
                self._state = "filling"
            self._cond.notify_all()

    async def abort(self):
        async with self._cond:
            self._state = "broken"
            self._cond.notify_all()
