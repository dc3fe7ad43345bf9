"""Queues between threads."""
from collections import deque as _deque
from heapq import heappush as _heappush, heappop as _heappop
from _asyncio import _queue_put, _sync, _sync_new
from _thread import _Line, _left, _until, allocate_lock as _allocate_lock

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    pass


class Full(Exception):
    pass


Empty.__module__ = "_queue"


class Queue:
    """First in, first out; a maxsize of 0 or less means without limit."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._node = _sync_new("queue", maxsize)
        self._getters = _Line("queue-get", self._node)
        self._putters = _Line("queue-put", self._node)
        self._joiners = _Line("join", 0)
        self._init(maxsize)

    def _init(self, maxsize):
        self.queue = _deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    @property
    def mutex(self):
        lock = self.__dict__.get("_mutex")
        if lock is None:
            lock = self._mutex = _allocate_lock()
        return lock

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    @staticmethod
    def _wait_while(condition, line, block, timeout, error):
        deadline = _until(timeout)
        while condition():
            left = _left(deadline)
            if not block or (left is not None and left <= 0):
                raise error
            line.wait(left)

    def put(self, item, block=True, timeout=None):
        if block and timeout is not None and timeout < 0 < self.maxsize:
            raise ValueError("'timeout' must be a non-negative number")
        self._wait_while(self.full, self._putters, block, timeout, Full)
        self._put(item)
        self.unfinished_tasks += 1
        if self._node:
            _queue_put(self._node, item, self._qsize() - 1)
        self._getters.wake()

    def get(self, block=True, timeout=None):
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        self._wait_while(self.empty, self._getters, block, timeout, Empty)
        item = self._get()
        if self._node:
            _sync("get", self._node, None)
        self._putters.wake()
        return item

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1
        if self.unfinished_tasks == 0:
            self._joiners.wake(len(self._joiners.waiting))

    def join(self):
        while self.unfinished_tasks:
            self._joiners.wait(None)

    def __class_getitem__(cls, item):
        import types
        return types.GenericAlias(cls, item)


class PriorityQueue(Queue):
    """The least item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        _heappush(self.queue, item)

    def _get(self):
        return _heappop(self.queue)


class LifoQueue(Queue):
    """The last one in first."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue(Queue):
    """Without limit, and without counting what was done."""

    def __init__(self):
        super().__init__()


SimpleQueue.__module__ = "_queue"
