"""A server that serves what virtual customers ask for, and then ends."""
import _service
import sys as _sys
from _asyncio import _future, _request_begin, _request_end, _timer

__all__ = ["run", "Config", "Server", "main"]
__version__ = "0.38.0"

_LEVELS = {"critical": 50, "error": 40, "warning": 30, "info": 20, "debug": 10, "trace": 5}
_served = []                              # servers that have run
_PORTS = 50000
_SIGNALS = 2, 15                          # SIGINT, SIGTERM


class Config:
    def __init__(self, app, host="127.0.0.1", port=8000, *, log_level=None, access_log=True,
                 root_path="", lifespan="auto", factory=False, **_):
        self.app, self.host, self.port = app, host, port
        level = "info" if log_level is None else log_level
        self.log_level = _LEVELS[level.lower()] if isinstance(level, str) else level
        self.access_log = access_log
        self.root_path, self.lifespan, self.factory = root_path, lifespan, factory


def _load(config):
    """The application that is meant, also by "module:name"."""
    app = config.app
    if isinstance(app, str):
        module, colon, name = app.partition(":")
        if not colon or not module or not name:
            _fail(f'Error loading ASGI app. Import string "{app}" must be in format '
                  '"<module>:<attribute>".')
        app = _import(module, name)
    return app() if config.factory else app


def _import(module, name):
    try:
        app = __import__(module, None, None, ["x"])
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        _fail(f'Error loading ASGI app. Could not import module "{module}".')
    try:
        for part in name.split("."):
            app = getattr(app, part)
    except AttributeError:
        _fail(f'Error loading ASGI app. Attribute "{name}" not found in module "{module}".')
    return app


def _now():
    import time
    return time.monotonic()


def _say(level, text, file=None):
    name = f"{level}:"
    time = f"{_now():8.3f}  " if _service.are_logged else ""
    print(f"{time}{name:<9} {text}", file=file or _sys.stderr)


def _fail(text):
    _say("ERROR", text)
    raise SystemExit(1)


async def request(customer):
    """The task that serves it."""
    _service.begin(customer.number)
    error = None
    try:
        await customer.server.app(customer.scope(), customer.receive, customer.send)
    except BaseException as problem:
        error = problem
        if not customer.server.force_exit:
            _tell(error)
    if not customer.is_complete:
        customer.finish(error)


def _form_with(text):
    """(content type, body) of a form with a file: "NAME", or "FIELD=NAME"."""
    import _posix
    from _web import form
    field, _, name = text.rpartition("=")
    content = _posix.load(name)
    if content is None:
        raise SystemExit(f"asyncarium: error: --requests: there is no file {name!r}")
    return form([], [(field or "file", name.rpartition("/")[2], content)])


class _Customer:
    """One request, from its sending to the end of its answer."""
    is_socket = False

    def __init__(self, server, arrival, entry):
        (self.number, _, self.method, self.target, self.body, kind, headers, self.name,
         self.slow) = entry
        self.server, self.arrival = server, arrival
        self.port = server.port_of(self)
        self.status = 0
        self.sent = 0
        self.is_complete = False
        self.length = None
        self.node = 0
        pairs = [("host", f"127.0.0.1:{server.config.port}"), ("accept", "*/*"),
                 ("user-agent", self.name or "customer")]
        if kind == "multipart/form-data":
            kind, self.body = _form_with(self.body.decode())
        if self.body is not None:
            pairs += [("content-length", str(len(self.body))), ("content-type", kind)]
        given = [tuple(line.split(": ", 1)) for line in (headers or "").splitlines()]
        names = {name for name, _ in given}
        pairs = [pair for pair in pairs if pair[0] not in names] + given
        self.headers = [(name.encode(), value.encode()) for name, value in pairs]

    def title(self):
        text = f"{self.method} {self.target} #{self.number + 1}"
        return text if self.name is None else f"{text} {self.name}"

    def scope(self):
        from urllib.parse import unquote
        path, _, query = self.target.partition("?")
        return {"type": "http", "asgi": {"version": "3.0", "spec_version": "2.3"},
                "http_version": "1.1", "server": ("127.0.0.1", self.server.config.port),
                "client": ("127.0.0.1", self.port), "scheme": "http", "method": self.method,
                "root_path": self.server.config.root_path, "path": unquote(path),
                "raw_path": path.encode(), "query_string": query.encode(),
                "headers": self.headers, "state": self.server.state.copy()}

    async def receive(self):
        import asyncio
        if self.is_complete or self.body is True:
            return {"type": "http.disconnect"}
        left = self.arrival + self.slow - _now()
        if left > 0:
            await asyncio.sleep(left)
        body, self.body = self.body or b"", True
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(self, message):
        if self.is_complete:
            return
        if message["type"] == "http.response.start":
            self.status = message["status"]
            for name, value in message.get("headers", ()):
                if name.lower() == b"content-length":
                    self.length = int(value)
            self.log()
            return
        self.sent += len(message.get("body", b""))
        if not message.get("more_body") or self.sent == self.length:
            self.complete(None)

    def log(self):
        config = self.server.config
        if config.access_log and config.log_level <= 20:
            from http import HTTPStatus
            try:
                phrase = " " + HTTPStatus(self.status).phrase
            except ValueError:
                phrase = ""
            _say("INFO", f'127.0.0.1:{self.port} - "{self.method} {self.target} HTTP/1.1" '
                 f"{self.status}{phrase}", _sys.stdout)

    def complete(self, error):
        self.is_complete = True
        _service.end(self.number, self.status)
        _request_end(self.node, self.status, error)

    def finish(self, error):
        """The application has left without a whole answer."""
        if error is None:
            what = "completing" if self.status else "starting"
            _say("ERROR", f"ASGI callable returned without {what} response.")
        if not self.status and not self.server.force_exit:
            self.status = 500
            self.log()
        self.complete(None if error is None else repr(error))


class _Socket(_Customer):
    """A WebSocket: its customer sends messages, one after the other, and leaves."""
    is_socket = True

    def __init__(self, server, arrival, entry):
        super().__init__(server, arrival, entry)
        self.pause = self.slow or 1.0
        self.messages = [] if self.body is None else self.body.decode().split("\n")
        self.leaves = arrival + self.pause * (len(self.messages) + 1)
        self.taken = -1                   # messages; -1: not even the connection
        self.is_open = False
        self.closed = 1000, ""
        self._waiter = None               # what the application waits for
        names = (b"content-length", b"content-type")
        self.headers = [pair for pair in self.headers if pair[0] not in names] + [
            (b"connection", b"Upgrade"), (b"upgrade", b"websocket"),
            (b"sec-websocket-version", b"13"), (b"sec-websocket-key", b"Y3VzdG9tZXI=")]

    def scope(self):
        scope = super().scope()
        del scope["method"]
        return {**scope, "type": "websocket", "scheme": "ws", "subprotocols": []}

    async def receive(self):
        self.taken += 1
        if self.taken == 0:
            return {"type": "websocket.connect"}
        if self.taken <= len(self.messages) and not self.is_complete:
            await self.wait(self.arrival + self.pause * self.taken)
            if not self.is_complete:
                return {"type": "websocket.receive", "text": self.messages[self.taken - 1]}
        await self.wait(self.leaves)
        self.shut(1000, "")
        return {"type": "websocket.disconnect", "code": self.closed[0], "reason": self.closed[1]}

    async def wait(self, when):
        from _web import wait
        left = when - _now()
        if left > 0 and not self.is_complete:
            await wait(left, f"a message from {self.name or 'the customer'}", self)

    async def send(self, message):
        kind = message["type"]
        if kind == "websocket.close" and not self.is_open:
            self.status = 403
            self.note("403")
            self.tell("connection rejected (403 Forbidden)")
            self.tell("connection closed")
            self.complete(None)
        elif kind == "websocket.close":
            self.shut(message.get("code", 1000), message.get("reason") or "")
        elif kind == "websocket.accept":
            self.status = 101
            self.is_open = True
            self.note("[accepted]")
            self.tell("connection open")
            from _asyncio import get_running_loop
            loop = get_running_loop()
            self._timer = _timer(loop, max(self.leaves, loop.time()), "library", 0, self.shut,
                                 1000, "")
        elif self.is_complete:
            raise ConnectionError("the connection is closed")
        else:
            data = message.get("text")
            data = message["bytes"] if data is None else data
            size = data if isinstance(data, bytes) else data.encode()
            self.sent += len(size)
            if self.server.config.log_level <= 20:
                name = self.name or f"#{self.number + 1}"
                _say("WS", f"{name} <- {data}", _sys.stdout)

    def note(self, what):
        if self.server.config.log_level <= 20:
            _say("INFO", f'127.0.0.1:{self.port} - "WebSocket {self.target}" {what}')

    def tell(self, text):
        if self.server.config.log_level <= 20:
            _say("INFO", text)

    def shut(self, code, reason):
        """One end closes."""
        if not self.is_complete:
            self.closed = code, reason
            self.tell("connection closed")
            self.complete(None)
            self._timer.cancel()
            if self._waiter is not None and not self._waiter.done():
                self._waiter.set_result(None)

    def finish(self, error):
        """The application has left, with the connection open or not even accepted."""
        if self.is_open:
            self.tell("connection closed")
            self._timer.cancel()
        else:
            self.status = 500 if error is not None else 403
            self.note(str(self.status))
        self.complete(None if error is None else repr(error))


def _tell(error):
    """The traceback of the program's own frames."""
    from traceback import format_exception
    _say("ERROR", "Exception in ASGI application\n" + "".join(format_exception(error)).rstrip("\n"))


class Server:
    def __init__(self, config):
        self.config = config
        self.should_exit = self.force_exit = False
        self.is_alone = False             # the task is the server's own
        self.is_quiet = False             # only requests and errors are told of
        self.started = False
        self.state = {}
        self._ports = {}

    def port_of(self, customer):
        if customer.name is None:
            return _PORTS + 1 + customer.number
        return self._ports.setdefault(customer.name, _PORTS + 1 + customer.number)

    def run(self, sockets=None):
        import asyncio
        self.is_alone = True
        asyncio.run(self.serve(sockets=sockets))

    def _info(self, text):
        if self.config.log_level <= 20 and not self.is_quiet:
            _say("INFO", text)

    async def serve(self, sockets=None):
        import asyncio
        _served.append(self)
        self.app = _load(self.config)
        if self.is_alone:
            asyncio.current_task().set_name("uvicorn")
        self._info("Started server process [4242]")
        if not await self._start():
            return
        self.started = True
        self._info(f"Uvicorn running on http://{self.config.host}:{self.config.port} "
                   "(Press CTRL+C to quit)")
        await self._serve_all()
        if not self.should_exit:
            self._info("Shutting down")
        if not self.force_exit:
            await self._stop()
        if "anyio.to_thread" in _sys.modules:
            _sys.modules["anyio.to_thread"]._end_workers()
        self._info("Finished server process [4242]")

    # Startup and shutdown of the application.

    def _has_lifespan(self):
        router = getattr(self.app, "router", None)
        if router is None:
            return self.config.lifespan != "off"
        return getattr(router, "has_lifespan", True) or bool(router.on_startup
                                                             or router.on_shutdown)

    async def _start(self):
        import asyncio
        self._info("Waiting for application startup.")
        self._lifespan = None
        if self._has_lifespan():
            self._events, self._answers = asyncio.Queue(), asyncio.Queue()
            scope = {"type": "lifespan", "asgi": {"version": "3.0", "spec_version": "2.0"},
                     "state": self.state}
            self._lifespan = asyncio.create_task(self._run_lifespan(scope), name="lifespan")
            await self._events.put({"type": "lifespan.startup"})
            answer = await self._answers.get()
            if answer["type"] == "lifespan.startup.failed":
                await asyncio.wait([self._lifespan])
                _tell_lifespan(answer)
                _say("ERROR", "Application startup failed. Exiting.")
                raise SystemExit(3)
        self._info("Application startup complete.")
        return True

    async def _run_lifespan(self, scope):
        try:
            await self.app(scope, self._events.get, self._answers.put)
        except BaseException as error:
            self._answers.put_nowait({"type": "lifespan.unsupported", "error": error})

    async def _stop(self):
        import asyncio
        self._info("Waiting for application shutdown.")
        if self._lifespan is not None and not self._lifespan.done():
            await self._events.put({"type": "lifespan.shutdown"})
            answer = await self._answers.get()
            await asyncio.wait([self._lifespan])
            if answer["type"] == "lifespan.shutdown.failed":
                _tell_lifespan(answer)
                _say("ERROR", "Application shutdown failed. Exiting.")
                return
        self._info("Application shutdown complete.")

    # The requests.

    async def _serve_all(self):
        import asyncio
        loop = asyncio.get_running_loop()
        begin = loop.time()
        entries = _service.take()
        if not entries and not _service.are_given:
            for method, target in _defaults(self.app):
                _service.add(method, target)
            entries = _service.take()
        self._waiting = [(_Socket if entry[2] == "WS" else _Customer)(
            self, begin + entry[1], entry) for entry in reversed(entries)]
        self._tasks = {}                  # of customers
        self._all_done = _future(loop, "network", "network", "requests")
        for sig in _SIGNALS:
            loop.add_signal_handler(sig, self.handle_exit, sig, None)
        self._arrive(loop)
        self._look()
        await self._all_done

    def _arrive(self, loop):
        while self._waiting and self._waiting[-1].arrival <= loop.time():
            customer = self._waiting.pop()
            task = loop.create_task(request(customer), name=customer.title())
            customer.node = _request_begin("server", customer.method, customer.target, task,
                                           customer.arrival)
            self._tasks[task] = customer
            task.add_done_callback(self._ended)
        if self._waiting:
            self._timer = _timer(loop, self._waiting[-1].arrival, "library", self._all_done,
                                 self._arrive, loop)

    def _ended(self, task):
        del self._tasks[task]
        self._look()

    def _look(self):
        if not self._waiting and not self._tasks and not self._all_done.done():
            self._all_done.set_result(None)

    def handle_exit(self, sig, frame):
        """SIGINT or SIGTERM: no more requests; a second SIGINT ends those that there are."""
        if self.should_exit and sig == 2:
            for task in self._tasks:
                task.cancel()
            self.force_exit = True
            return
        self.should_exit = True
        if self._waiting:
            self._timer.cancel()
            self._waiting.clear()
        self._say_shutting_down()
        for customer in list(self._tasks.values()):
            if customer.is_socket and customer.is_open:
                customer.shut(1012, "")
        self._look()

    def _say_shutting_down(self):
        self._info("Shutting down")
        if self._tasks:
            is_busy = any(not customer.is_complete for customer in self._tasks.values())
            what = "connections to close" if is_busy else "background tasks to complete"
            self._info(f"Waiting for {what}. (CTRL+C to force quit)")


def _tell_lifespan(answer):
    if answer.get("message"):
        _say("ERROR", answer["message"].rstrip("\n"))


def _defaults(app):
    """The requests that are sent when none are given: each GET without parameters to be filled."""
    for route in getattr(app, "routes", ()):
        methods = getattr(route, "methods", None)
        if methods and "GET" in methods and "{" not in route.path \
                and not getattr(route, "needs", lambda: False)():
            yield "GET", route.path


def run(app, *, host="127.0.0.1", port=8000, **options):
    Server(Config(app, host=host, port=port, **options)).run()


main = run


def _serve_main():
    """Serves the application of the main module, unless the program has done so itself."""
    if _served:
        return
    names = vars(_sys.modules["__main__"])
    from starlette.applications import Starlette
    apps = {id(item): item for item in names.values() if isinstance(item, Starlette)}
    app = names.get("app")
    if not isinstance(app, Starlette) and not callable(app):
        if len(apps) != 1:
            what = "several applications; one is to be called app" if apps \
                else "no application (as app = FastAPI())"
            raise SystemExit(f"asyncarium: error: the program has {what}")
        app, = apps.values()
    server = Server(Config(app))
    server.is_quiet = not _service.are_logged
    server.run()
