"""Calls in worker threads, so many at once as a limiter allows."""
import _threads
import threading as _threading
from _asyncio import _future, _sync_new, get_running_loop
from _thread import _Line
from collections import deque as _deque

_TOKENS = 40
_pools = []                               # of loops that are not closed


class CapacityLimiter:
    """At most total_tokens at once; the one that waits longest is next."""

    def __init__(self, total_tokens):
        self._total = total_tokens
        self._borrowed = 0
        self._waiting = _deque()

    @property
    def total_tokens(self):
        return self._total

    @total_tokens.setter
    def total_tokens(self, value):
        if value != float("inf") and not isinstance(value, int):
            raise TypeError("total_tokens must be an int or math.inf")
        if value < 1:
            raise ValueError("total_tokens must be >= 1")
        self._total = value
        self._pass_on()

    @property
    def borrowed_tokens(self):
        return self._borrowed

    @property
    def available_tokens(self):
        return self._total - self._borrowed

    def _pass_on(self):
        while self._waiting and self._borrowed < self._total:
            future = self._waiting.popleft()
            if not future.done():
                self._borrowed += 1
                future.set_result(None)

    async def acquire(self):
        if self._borrowed < self._total and not self._waiting:
            self._borrowed += 1
            return
        future = _future(get_running_loop(), "waiter", "semaphore")
        self._waiting.append(future)
        try:
            await future
        except BaseException:
            if future.done() and not future.cancelled():
                self.release()
            raise

    def release(self):
        self._borrowed -= 1
        self._pass_on()

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *exc):
        self.release()


class _Pool:
    """The worker threads of one loop."""

    def __init__(self, loop):
        self.loop = loop
        self.limiter = CapacityLimiter(_TOKENS)
        self.idle = []
        self.workers = []
        self.node = 0


class _Worker:
    """One thread, and the job that it has been given."""

    def __init__(self, pool):
        if not pool.node:
            pool.node = _sync_new("pool", _TOKENS)
        self.pool = pool
        self.job = None
        self.is_over = False
        self.line = _Line("queue-get", pool.node)
        self.thread = _threading.Thread(target=self.work, name="AnyIO worker thread", daemon=True)
        pool.workers.append(self)
        self.thread.start()

    def give(self, job):
        self.job = job
        self.line.wake()

    def work(self):
        while True:
            while self.job is None:
                if self.is_over:
                    return
                self.line.wait(None)
            context, func, args, future = self.job
            result = error = None
            try:
                result = context.run(func, *args)
            except BaseException as problem:
                error = problem
            self.job = None
            if not self.pool.loop.is_closed():
                self.pool.loop.call_soon_threadsafe(self.finish, future, result, error)
            del context, func, args, future, result, error

    def finish(self, future, result, error):
        self.pool.idle.append(self)
        if not future.done():
            if error is None:
                future.set_result(result)
            else:
                if isinstance(error, StopIteration):
                    error = RuntimeError("coroutine raised StopIteration")
                future.set_exception(error)


def _pool():
    loop = get_running_loop()
    for pool in _pools:
        if pool.loop is loop:
            return pool
    _pools[:] = [pool for pool in _pools if not pool.loop.is_closed()]
    pool = _Pool(loop)
    _pools.append(pool)
    return pool


def _end_workers():
    """The running loop's threads end."""
    pool = _pool()
    for worker in pool.workers:
        worker.is_over = True
        worker.line.wake()
    for worker in pool.workers:
        if worker.job is None:
            worker.thread.join()
    _pools.remove(pool)


def current_default_thread_limiter():
    return _pool().limiter


async def run_sync(func, *args, abandon_on_cancel=False, cancellable=False, limiter=None):
    import contextvars
    pool = _pool()
    async with limiter or pool.limiter:
        worker = pool.idle.pop() if pool.idle else _Worker(pool)
        future = _future(pool.loop, "executor", "executor")
        worker.give((contextvars.copy_context(), func, args, future))
        return await future
