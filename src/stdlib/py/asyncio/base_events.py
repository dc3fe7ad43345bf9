"""What a loop does beyond its queue and its timers, which are C."""
import sys
from _asyncio import (BaseLoop, _asyncgen_hooks, _custom_tasks, _format_exception, _future, _set_debug,
                      _weakref, isfuture)
from asyncio import format_helpers
from asyncio.coroutines import iscoroutine, iscoroutinefunction
from asyncio.events import AbstractEventLoop, AbstractServer, _get_running_loop
from asyncio.exceptions import CancelledError

__all__ = ("BaseEventLoop", "Server")


class Server(AbstractServer):
    """Sockets that listen, and what is known of their connections."""

    def __init__(self, loop, sockets, protocol_factory, backlog):
        self._loop = loop
        self._sockets = sockets
        self._protocol_factory = protocol_factory
        self._backlog = backlog
        self._active_count = 0
        self._waiters = []
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    @property
    def sockets(self):
        if self._sockets is None:
            return ()
        from asyncio.trsock import TransportSocket
        return tuple(TransportSocket(sock) for sock in self._sockets)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    # Connections come and go.

    def _attach(self):
        self._active_count += 1

    def _detach(self):
        self._active_count -= 1
        if self._active_count == 0 and self._sockets is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(waiter)

    # Serving.

    def _start_serving(self):
        if self._serving:
            return
        from asyncio import selector_events
        self._serving = True
        for sock in self._sockets:
            selector_events.listen(self._loop, sock, self._protocol_factory, self, self._backlog)

    async def start_serving(self):
        self._start_serving()
        from asyncio.tasks import sleep
        await sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f"server {self!r} is already being awaited on serve_forever()")
        if self._sockets is None:
            raise RuntimeError(f"server {self!r} is closed")
        self._start_serving()
        self._serving_forever_fut = _future(self._loop, "network", "network")
        try:
            await self._serving_forever_fut
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    # The end.

    def close(self):
        sockets, self._sockets = self._sockets, None
        if sockets is None:
            return
        from asyncio import selector_events
        for sock in sockets:
            selector_events.stop_listening(self._loop, sock)
        self._serving = False
        forever = self._serving_forever_fut
        if forever is not None and not forever.done():
            forever.cancel()
            self._serving_forever_fut = None
        if self._active_count == 0:
            self._wakeup()

    async def wait_closed(self):
        if self._sockets is None or self._waiters is None:
            return
        waiter = _future(self._loop, "network", "network")
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


def _run_until_complete_cb(future):
    if not future.cancelled():
        if isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
            return                        # it goes up through run_forever() by itself
    future.get_loop().stop()


# --- async generators: a loop ends those that nobody iterates to the end ---

_homes = {}                               # id → (weak reference, loop that iterates it)


def _asyncgen_firstiter(agen):
    key = id(agen)
    _homes[key] = _weakref(agen, lambda ref: _homes.pop(key, None)), _get_running_loop()


def _asyncgen_finalizer(agen):
    ref, loop = _homes.pop(id(agen), (None, None))
    if loop is not None and not loop.is_closed():
        loop.call_soon_threadsafe(loop.create_task, agen.aclose())


def _log(level, text, error=None, is_called=False):
    """What CPython gives to the logger "asyncio"; without `logging` it goes to stderr.

    is_called: the error came through the loop, of whose frames a traceback shows none.
    """
    logging = sys.modules.get("logging")
    if logging is not None:
        getattr(logging.getLogger("asyncio"), level)(text, exc_info=error or False)
        return
    if is_called and error is not None and error.__traceback__ is None:
        text += "\nTraceback (most recent call last):"
    sys.stderr.write(text + "\n" + ("" if error is None else _format_exception(error)))


def _network_function(name):
    from asyncio import selector_events
    return getattr(selector_events, name)


_origin_depth = 10                        # frames that debug mode keeps of who made a coroutine


class BaseEventLoop(BaseLoop, AbstractEventLoop):
    slow_callback_duration = 0.1

    def __init__(self):
        super().__init__()
        self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._default_executor = None
        self._choose_tasks()
        environ = getattr(sys.modules.get("os"), "environ", {})
        if environ.get("PYTHONASYNCIODEBUG"):       # as the program has set it
            self.set_debug(True)
        if "logging" in sys.modules:
            _log("debug", "Using selector: EpollSelector")

    def __repr__(self):
        return (f"<{type(self).__name__} running={self.is_running()} "
                f"closed={self.is_closed()} debug={self.get_debug()}>")

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled
        if self.is_running():
            self.call_soon_threadsafe(sys.set_coroutine_origin_tracking_depth,
                                      _origin_depth if enabled else 0)
        _set_debug(self, enabled)
        self._choose_tasks()

    def _choose_tasks(self):
        """Must tasks be made by create_task() here, or can C make them by itself?"""
        _custom_tasks(self, self._debug or self._task_factory is not None or
                      type(self).create_task is not BaseEventLoop.create_task)

    def _check_callback(self, callback, method):
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def _report_busy(self, what, seconds):
        if seconds >= self.slow_callback_duration:
            _log("warning", f"Executing {what!r} took {seconds:.3f} seconds")

    def _check_closed(self):
        if self.is_closed():
            raise RuntimeError("Event loop is closed")

    # --- tasks ---

    def create_task(self, coro, *, name=None, context=None):
        if self._task_factory is None:
            task = super().create_task(coro, name=name, context=context)
            if self._debug:
                format_helpers._note_source(task)
            return task
        self._check_closed()
        if context is None:
            task = self._task_factory(self, coro)
        else:
            task = self._task_factory(self, coro, context=context)
        if name is not None and hasattr(task, "set_name"):
            task.set_name(name)
        return task

    def _create_task_by_function(self, coro, *, name=None, context=None):
        options = {} if context is None else {"context": context}
        task = format_helpers._made_by(self.create_task(coro, **options), "create_task")
        if name is not None and hasattr(task, "set_name"):
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory
        self._choose_tasks()

    def get_task_factory(self):
        return self._task_factory

    # --- running ---

    def run_forever(self):
        if self.is_closed() or _get_running_loop() is not None:
            return super().run_forever()  # which says what is wrong
        _asyncgen_hooks(_asyncgen_firstiter, _asyncgen_finalizer)
        depth = sys.get_coroutine_origin_tracking_depth()
        if self._debug:
            sys.set_coroutine_origin_tracking_depth(_origin_depth)
        try:
            super().run_forever()
        finally:
            _asyncgen_hooks(None, _asyncgen_finalizer)
            sys.set_coroutine_origin_tracking_depth(depth)

    def run_until_complete(self, future):
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        from asyncio.tasks import ensure_future
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if is_new:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                future.exception()        # seen: nobody else will be able to ask for it
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def _is_tidy(self):
        """Nothing is left to shut down: two tasks will run all the same, to find just that."""
        has_generators = any(loop is self for _, loop in _homes.values())
        return not has_generators and self._default_executor is None

    async def shutdown_asyncgens(self):
        left = []
        for key, (ref, loop) in list(_homes.items()):
            if loop is self:
                del _homes[key]
                left.append(ref())
        if not left:
            return
        from asyncio.tasks import gather
        results = await gather(*[agen.aclose() for agen in left], return_exceptions=True)
        for result, agen in zip(results, left):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    async def shutdown_default_executor(self):
        self._executor_shutdown_called = True
        if self._default_executor is not None:
            from asyncio import threads
            await threads.shutdown_default_executor(self)

    # --- other threads ---

    _executor_shutdown_called = False

    def run_in_executor(self, executor, func, *args):
        from asyncio import threads
        return threads.run_in_executor(self, executor, func, *args)

    def set_default_executor(self, executor):
        from asyncio import threads
        threads.set_default_executor(self, executor)

    # --- the network: selector_events, when it is first needed ---

    _watch = None

    async def create_connection(self, *args, **kwargs):
        return await _network_function("create_connection")(self, *args, **kwargs)

    async def create_datagram_endpoint(self, *args, **kwargs):
        return await _network_function("create_datagram_endpoint")(self, *args, **kwargs)

    async def create_server(self, *args, **kwargs):
        return await _network_function("create_server")(self, *args, **kwargs)

    async def create_unix_connection(self, *args, **kwargs):
        return await _network_function("create_unix_connection")(self, *args, **kwargs)

    async def create_unix_server(self, *args, **kwargs):
        return await _network_function("create_unix_server")(self, *args, **kwargs)

    async def connect_accepted_socket(self, *args, **kwargs):
        return await _network_function("connect_accepted_socket")(self, *args, **kwargs)

    async def getaddrinfo(self, *args, **kwargs):
        return await _network_function("getaddrinfo")(self, *args, **kwargs)

    async def getnameinfo(self, *args, **kwargs):
        return await _network_function("getnameinfo")(self, *args, **kwargs)

    async def sock_recv(self, *args, **kwargs):
        return await _network_function("sock_recv")(self, *args, **kwargs)

    async def sock_recv_into(self, *args, **kwargs):
        return await _network_function("sock_recv_into")(self, *args, **kwargs)

    async def sock_recvfrom(self, *args, **kwargs):
        return await _network_function("sock_recvfrom")(self, *args, **kwargs)

    async def sock_sendall(self, *args, **kwargs):
        return await _network_function("sock_sendall")(self, *args, **kwargs)

    async def sock_sendto(self, *args, **kwargs):
        return await _network_function("sock_sendto")(self, *args, **kwargs)

    async def sock_accept(self, *args, **kwargs):
        return await _network_function("sock_accept")(self, *args, **kwargs)

    async def sock_connect(self, *args, **kwargs):
        return await _network_function("sock_connect")(self, *args, **kwargs)

    def add_reader(self, fd, callback, *args):
        _network_function("add_callback")(self, fd, 1, callback, args)

    def add_writer(self, fd, callback, *args):
        _network_function("add_callback")(self, fd, 2, callback, args)

    def remove_reader(self, fd):
        return _network_function("remove_callback")(self, fd, 1)

    def remove_writer(self, fd):
        return _network_function("remove_callback")(self, fd, 2)

    # --- errors ---

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def get_exception_handler(self):
        return self._exception_handler

    def call_exception_handler(self, context):
        for key in ("future", "task", "handle"):
            source = getattr(context.get(key), "_source_traceback", None)
            if source is not None:
                context.setdefault("source_traceback", source)
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler({"message": "Unhandled error in exception handler",
                                            "exception": error, "context": context})

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key in ("source_traceback", "handle_traceback"):
                made = "Object" if key == "source_traceback" else "Handle"
                stack = "".join(context[key].format()).rstrip()
                lines.append(f"{key}: {made} created at (most recent call last):\n{stack}")
            elif key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        error = context.get("exception")
        _log("error", "\n".join(lines), error, is_called="handle" in context)
