"""Queues between tasks."""
from _heapq import heappop, heappush
from _collections import deque
from _asyncio import _future, _queue_put, _sync, _sync_new, get_running_loop
from asyncio import locks

__all__ = ("Queue", "PriorityQueue", "LifoQueue", "QueueFull", "QueueEmpty")


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class Queue:
    """First in, first out; a maxsize of 0 or less means without limit."""

    _is_shown = True              # in the trace

    def __init__(self, maxsize=0):
        self._loop = None
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished_tasks = 0
        self._finished = locks._Finished()
        self._finished.set()
        self._node = _sync_new("queue", maxsize) if self._is_shown else 0
        self._init(maxsize)

    # What subclasses change.

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    # --- looking ---

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x} {self._format()}>"

    def __str__(self):
        return f"<{type(self).__name__} {self._format()}>"

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)

    def _format(self):
        text = f"maxsize={self._maxsize!r}"
        if self._queue:
            text += f" _queue={list(self._queue)!r}"
        if self._getters:
            text += f" _getters[{len(self._getters)}]"
        if self._putters:
            text += f" _putters[{len(self._putters)}]"
        if self._unfinished_tasks:
            text += f" tasks={self._unfinished_tasks}"
        return text

    def qsize(self):
        return len(self._queue)

    @property
    def maxsize(self):
        return self._maxsize

    def empty(self):
        return not self._queue

    def full(self):
        return 0 < self._maxsize <= self.qsize()

    # --- putting and getting ---

    def _get_loop(self):
        loop = get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f"{self!r} is bound to a different event loop")
        return loop

    def _wakeup_next(self, waiters):
        while waiters:
            waiter = waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                return

    async def _wait_among(self, waiters, what, may_go_on):
        waiter = _future(self._get_loop(), "waiter", what)
        waiters.append(waiter)
        if self._node:
            _sync("wait", self._node, None)
        try:
            await waiter
        except:
            waiter.cancel()
            try:
                waiters.remove(waiter)
            except ValueError:
                pass
            if may_go_on() and not waiter.cancelled():
                self._wakeup_next(waiters)       # it was woken, but cannot use it: the next may
            raise
        finally:
            if self._node:
                _sync("leave", self._node, None)

    async def put(self, item):
        while self.full():
            await self._wait_among(self._putters, "queue-put", lambda: not self.full())
        return self.put_nowait(item)

    def put_nowait(self, item):
        if self.full():
            raise QueueFull
        self._put(item)
        if self._node:
            _queue_put(self._node, item, self._position_of(item))
        self._unfinished_tasks += 1
        self._finished.clear()
        self._wakeup_next(self._getters)

    def _position_of(self, item):
        return len(self._queue) - 1

    async def get(self):
        while self.empty():
            await self._wait_among(self._getters, "queue-get", lambda: not self.empty())
        return self.get_nowait()

    def get_nowait(self):
        if self.empty():
            raise QueueEmpty
        item = self._get()
        if self._node:
            _sync("get", self._node, None)
        self._wakeup_next(self._putters)
        return item

    # --- work done ---

    def task_done(self):
        if self._unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self._unfinished_tasks -= 1
        if self._unfinished_tasks == 0:
            self._finished.set()

    async def join(self):
        if self._unfinished_tasks > 0:
            await self._finished.wait()


class _Inner(Queue):
    """Part of something else."""

    _is_shown = False


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)

    def _position_of(self, item):
        return sum(1 for other in self._queue if other < item)


class LifoQueue(Queue):
    """The last one in first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()

    def _position_of(self, item):
        return 0
