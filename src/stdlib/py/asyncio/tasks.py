"""Making tasks, and waiting for several at once."""
from _asyncio import (Future, Task, _all_tasks, _are_apart, _cancel, _future, _group_begin,
                      _group_child, _group_end, _shielded, _timer, _watch, create_task,
                      current_task, get_running_loop, iscoroutine, isfuture, sleep)
from asyncio import events, format_helpers
from asyncio.exceptions import CancelledError

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait",
           "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future",
           "run_coroutine_threadsafe", "current_task", "all_tasks")

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _create_task_outside(coro):
    """create_task() while no loop runs: the traceback keeps the coroutine, in this frame."""
    get_running_loop()


def all_tasks(loop=None):
    return set(_all_tasks(loop))


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as "
                             "the loop argument")
        return coro_or_future
    is_wrapped = False
    if not iscoroutine(coro_or_future):
        if not hasattr(type(coro_or_future), "__await__"):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
        is_wrapped = True
    if loop is None:
        loop = events._get_event_loop()
    try:
        return format_helpers._made_by(loop.create_task(coro_or_future), "ensure_future")
    except RuntimeError:
        if not is_wrapped:
            coro_or_future.close()
        raise


async def _wrap_awaitable(awaitable):
    return await awaitable


# --- gather ---


class _GatheringFuture(Future):
    """The future that gather() gives: cancelling it cancels the children."""

    def __init__(self, loop, return_exceptions):
        super().__init__(loop=loop)
        self._children = []
        self._left = 0
        self._return_exceptions = return_exceptions
        self._cancel_requested = False

    def _start(self, arguments):
        if _are_apart(arguments):
            for argument in arguments:
                self._children.append(self._start_one(argument))
            return
        known = {}
        for argument in arguments:
            future = known.get(argument)
            if future is None:
                future = known[argument] = self._start_one(argument)
            self._children.append(future)

    def _start_one(self, argument):
        future = ensure_future(argument, loop=self._loop)
        if future is not argument:
            future._log_destroy_pending = False
        self._left += 1
        _group_child(self, future)
        _watch(future, self._child_done, "gather", future)
        return future

    def _child_done(self, child):
        self._left -= 1
        if self.done():
            if not child.cancelled():
                child.exception()         # looked at: nobody else may ever do
            return
        if not self._return_exceptions:
            if child.cancelled():
                self._fail(child._make_cancelled_error())
                return
            error = child.exception()
            if error is not None:
                self._fail(error)
                return
        if self._left == 0:
            self._finish()

    _child_done.__qualname__ = "gather.<locals>._done_callback"

    def _fail(self, error):
        _group_end(self, "cancelled" if isinstance(error, CancelledError) else "failed")
        self.set_exception(error)

    def _finish(self):
        results = [_outcome(child) for child in self._children]
        if self._cancel_requested:
            self._fail(self._children[-1]._make_cancelled_error())
        else:
            _group_end(self, "done")
            self.set_result(results)

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = False
        for child in self._children:
            if _cancel(child, msg, "group"):
                asked = True
        if asked:
            self._cancel_requested = True
        return asked


def _outcome(future):
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    error = future.exception()
    return future.result() if error is None else error


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        outer = events._get_event_loop().create_future()
        outer.set_result([])
        return outer
    first = coros_or_futures[0]
    loop = first.get_loop() if isfuture(first) else events._get_event_loop()
    outer = _GatheringFuture(loop, return_exceptions)
    _group_begin(outer, "gather", None)
    outer._start(coros_or_futures)
    return outer


# --- wait_for ---


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


class _Release:
    """The done callback that releases a waiter; equal only to itself."""

    def __init__(self, waiter):
        self.func = _release_waiter
        self.args = (waiter,)
        self.keywords = {}

    def __call__(self, future):
        _release_waiter(self.args[0])


async def _cancel_and_wait(future, loop, reason):
    """Cancels it and waits until it has really ended."""
    waiter = _future(loop, "waiter", "wait-for")
    release = _Release(waiter)
    _watch(future, release, "library", waiter)
    try:
        _cancel(future, None, reason)
        await waiter
    finally:
        future.remove_done_callback(release)


async def wait_for(fut, timeout):
    loop = get_running_loop()
    if timeout is None:
        return await fut
    group = _group_begin(None, "wait-for", timeout)
    outcome = "failed"
    try:
        if timeout <= 0:
            result = await _wait_for_nothing(fut, loop, group)
        else:
            result = await _wait_for_some_time(fut, timeout, loop, group)
        outcome = "done"
        return result
    except TimeoutError:
        outcome = "timed-out"
        raise
    except CancelledError:
        outcome = "cancelled"
        raise
    finally:
        _group_end(group, outcome)


def _result_or_timeout(future):
    try:
        return future.result()
    except CancelledError as error:
        raise TimeoutError() from error


async def _wait_for_nothing(fut, loop, group):
    fut = ensure_future(fut, loop=loop)
    _group_child(group, fut)
    if fut.done():
        return fut.result()
    await _cancel_and_wait(fut, loop, "timeout")
    return _result_or_timeout(fut)


async def _wait_for_some_time(fut, timeout, loop, group):
    waiter = _future(loop, "waiter", "wait-for")
    timer = _timer(loop, loop.time() + timeout, "timeout", group, _release_waiter, waiter)
    release = _Release(waiter)
    fut = ensure_future(fut, loop=loop)
    _group_child(group, fut)
    _watch(fut, release, "library", waiter)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut, loop, "awaiter")
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut, loop, "timeout")
        return _result_or_timeout(fut)
    finally:
        timer.cancel()


# --- shield ---


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()
    _group_begin(outer, "shield", None)
    _group_child(outer, inner)

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()         # looked at: the shield is gone
            return
        if inner.cancelled():
            _group_end(outer, "cancelled")
            outer.cancel()
            return
        error = inner.exception()
        if error is not None:
            _group_end(outer, "failed")
            outer.set_exception(error)
        else:
            _group_end(outer, "done")
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            _group_end(outer, "cancelled")
            _shielded(outer, inner)
            inner.remove_done_callback(_inner_done_callback)

    _watch(inner, _inner_done_callback, "library", outer)
    _watch(outer, _outer_done_callback, "library", inner)
    return outer


# --- wait and as_completed ---


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = list(dict.fromkeys(fs))
    if any(iscoroutine(future) for future in futures):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    return await _wait(futures, timeout, return_when, get_running_loop())


async def _wait(futures, timeout, return_when, loop):
    group = _group_begin(None, "wait", timeout)
    for future in futures:
        _group_child(group, future)
    waiter = _future(loop, "waiter", "wait")
    timer = None
    if timeout is not None:
        timer = _timer(loop, loop.time() + timeout, "timeout", group, _release_waiter, waiter)
    left = len(futures)

    def _on_completion(future):
        nonlocal left
        left -= 1
        is_enough = left <= 0 or return_when == FIRST_COMPLETED
        if not is_enough and return_when == FIRST_EXCEPTION and not future.cancelled():
            is_enough = future.exception() is not None
        if is_enough:
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for future in futures:
        _watch(future, _on_completion, "gather", future)
    outcome = "cancelled"
    try:
        await waiter
        outcome = "done"
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(_on_completion)
        _group_end(group, outcome)
    done = {future for future in futures if future.done()}
    return done, {future for future in futures if not future.done()}


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    from asyncio.queues import _Inner
    done = _Inner()
    loop = events._get_event_loop()
    todo = {ensure_future(f, loop=loop): None for f in dict.fromkeys(fs)}
    timer = None
    group = _group_begin(None, "as-completed", timeout)
    for future in todo:
        _group_child(group, future)

    def _on_timeout():
        for future in todo:
            future.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()
        _group_end(group, "timed-out")

    def _on_completion(future):
        if not todo:
            return
        del todo[future]
        done.put_nowait(future)
        if todo:
            return
        _group_end(group, "done")
        if timer is not None:
            timer.cancel()

    async def _wait_for_one():
        future = await done.get()
        if future is None:
            raise TimeoutError
        return future.result()

    for future in todo:
        _watch(future, _on_completion, "gather", future)
    if not todo:
        _group_end(group, "done")
    if todo and timeout is not None:
        timer = _timer(loop, loop.time() + timeout, "timeout", 0, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


def run_coroutine_threadsafe(coro, loop):
    from asyncio import threads
    return threads._run_coroutine_threadsafe(coro, loop)
