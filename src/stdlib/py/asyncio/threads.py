"""Work in other threads, and what comes back from there."""
import functools
from _asyncio import CancelledError, Future, _future, get_running_loop, iscoroutine
from concurrent import futures as _concurrent

__all__ = ("to_thread",)


async def to_thread(func, /, *args, **kwargs):
    import contextvars
    context = contextvars.copy_context()
    call = functools.partial(context.run, func, *args, **kwargs)
    return await get_running_loop().run_in_executor(None, call)


# --- futures of both kinds, tied together ---


def _to_asyncio(error):
    kind = type(error)
    if kind is _concurrent.CancelledError:
        return CancelledError(*error.args)
    return error


def _copy_state(source, target):
    if target.cancelled():
        return
    if source.cancelled():
        target.cancel()
    elif source.exception() is not None:
        target.set_exception(_to_asyncio(source.exception()))
    else:
        target.set_result(source.result())


def _wrap(future, loop=None):
    """An asyncio future that ends as the one of a pool does."""
    if not isinstance(future, _concurrent.Future):
        raise AssertionError(f"concurrent.futures.Future is expected, got {future!r}")
    if loop is None:
        from asyncio import events
        loop = events._get_event_loop()
    mine = _future(loop, "executor", "executor")

    def give_back(_):
        if not loop.is_closed() and not (mine.done() and mine.cancelled()):
            loop.call_soon_threadsafe(_copy_state, future, mine)

    def pass_cancel(_):
        if mine.cancelled():
            future.cancel()

    mine.add_done_callback(pass_cancel)
    future.add_done_callback(give_back)
    return mine


def _run_coroutine_threadsafe(coro, loop):
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    from asyncio.tasks import ensure_future
    result = _concurrent.Future()

    def copy_back(task):
        if result.cancelled():
            return
        result.set_running_or_notify_cancel() if result._state == "PENDING" else None
        if task.cancelled():
            result._state = "PENDING"
            result.cancel()
        elif task.exception() is not None:
            result.set_exception(task.exception())
        else:
            result.set_result(task.result())

    def start():
        try:
            task = ensure_future(coro, loop=loop)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            if result.set_running_or_notify_cancel():
                result.set_exception(error)
            raise

        def pass_cancel(_):
            if result.cancelled():
                loop.call_soon_threadsafe(task.cancel)

        result.add_done_callback(pass_cancel)
        task.add_done_callback(copy_back)

    loop.call_soon_threadsafe(start)
    return result


# --- a loop's executor ---


def run_in_executor(loop, executor, func, *args):
    loop._check_closed()
    if loop._debug:
        loop._check_callback(func, "run_in_executor")
    if executor is None:
        if loop._executor_shutdown_called:
            raise RuntimeError("Executor shutdown has been called")
        executor = loop._default_executor
        if executor is None:
            executor = loop._default_executor = _concurrent.ThreadPoolExecutor(
                thread_name_prefix="asyncio")
    return _wrap(executor.submit(func, *args), loop)


def set_default_executor(loop, executor):
    if not isinstance(executor, _concurrent.ThreadPoolExecutor):
        raise TypeError("executor must be ThreadPoolExecutor instance")
    loop._default_executor = executor


async def shutdown_default_executor(loop):
    import threading
    done = loop.create_future()

    def shut_down():
        loop._default_executor.shutdown(wait=True)
        if not loop.is_closed():
            loop.call_soon_threadsafe(done.set_result, None)

    thread = threading.Thread(target=shut_down, name="asyncio-shutdown")
    thread.start()
    try:
        await done
    finally:
        thread.join()
