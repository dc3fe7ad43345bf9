"""Which endpoint answers a path."""
import inspect as _inspect
import re as _re
from contextlib import asynccontextmanager as _asynccontextmanager
from enum import Enum as _Enum
from starlette._utils import is_async_callable as _is_async_callable
from starlette.concurrency import run_in_threadpool as _run_in_threadpool
from starlette.exceptions import HTTPException as _HTTPException
from starlette.requests import Request as _Request
from starlette.responses import PlainTextResponse as _PlainTextResponse, \
    RedirectResponse as _RedirectResponse

__all__ = ["Route", "WebSocketRoute", "Router", "Mount", "Match", "NoMatchFound", "compile_path"]


class Match(_Enum):
    NONE = 0
    PARTIAL = 1
    FULL = 2


class NoMatchFound(Exception):
    def __init__(self, name, path_params):
        super().__init__(f'No route exists for name "{name}" and params '
                         f'"{", ".join(path_params)}".')


_CONVERTERS = {"str": ("[^/]+", str), "path": (".*", str), "int": ("[0-9]+", int),
               "float": (r"[0-9]+(?:\.[0-9]+)?", float),
               "uuid": ("[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?"
                        "[0-9a-fA-F]{12}", str)}
_PARAMETER = _re.compile("{([a-zA-Z_][a-zA-Z0-9_]*)(:[a-zA-Z_][a-zA-Z0-9_]*)?}")


def compile_path(path, is_prefix=False):
    """(pattern, path without converters, name: converter)."""
    pattern, shape, converters, at = "^", "", {}, 0
    for found in _PARAMETER.finditer(path):
        name, kind = found[1], (found[2] or ":str")[1:]
        if kind not in _CONVERTERS:
            raise AssertionError(f"Unknown path convertor '{kind}'")
        if name in converters:
            raise ValueError(f"Duplicated param name {name} at path {path}")
        regex, converters[name] = _CONVERTERS[kind]
        pattern += _re.escape(path[at:found.start()]) + f"(?P<{name}>{regex})"
        shape += path[at:found.start()] + f"{{{name}}}"
        at = found.end()
    pattern += _re.escape(path[at:]) + ("" if is_prefix else "$")
    return _re.compile(pattern), shape + path[at:], converters


def request_response(func):
    """The ASGI application that a function of a request is."""
    is_async = _is_async_callable(func)

    async def app(scope, receive, send):
        request = _Request(scope, receive, send)
        response = await (func(request) if is_async else _run_in_threadpool(func, request))
        await response(scope, receive, send)
    return app


class BaseRoute:
    def matches(self, scope):
        raise NotImplementedError()

    async def handle(self, scope, receive, send):
        raise NotImplementedError()


class Route(BaseRoute):
    def __init__(self, path, endpoint, *, methods=None, name=None, include_in_schema=True):
        assert path.startswith("/"), "Routed paths must start with '/'"
        self.path, self.endpoint = path, endpoint
        self.name = getattr(endpoint, "__name__", type(endpoint).__name__) if name is None else name
        is_class = not _inspect.isroutine(endpoint) and not hasattr(endpoint, "func")
        self.app = endpoint if is_class else request_response(endpoint)
        self.methods = None
        if methods is not None or not is_class:
            self.methods = {method.upper() for method in methods or ["GET"]}
            if "GET" in self.methods:
                self.methods.add("HEAD")
        self._compile()

    def _compile(self):
        self.path_regex, self.path_format, self.param_convertors = compile_path(self.path)

    def matches(self, scope):
        found = self.path_regex.match(scope["path"])
        if scope["type"] != "http" or not found:
            return Match.NONE, {}
        params = {name: self.param_convertors[name](value)
                  for name, value in found.groupdict().items()}
        more = {"endpoint": self.endpoint,
                "path_params": {**scope.get("path_params", {}), **params}}
        is_full = not self.methods or scope["method"] in self.methods
        return (Match.FULL if is_full else Match.PARTIAL), more

    def url_path_for(self, name, path_params):
        if name != self.name or set(path_params) != set(self.param_convertors):
            raise NoMatchFound(name, path_params)
        path = self.path_format
        for key, value in path_params.items():
            path = path.replace(f"{{{key}}}", str(value))
        return path

    async def handle(self, scope, receive, send):
        if self.methods and scope["method"] not in self.methods:
            headers = {"Allow": ", ".join(self.methods)}
            if "app" in scope:
                raise _HTTPException(405, headers=headers)
            await _PlainTextResponse("Method Not Allowed", 405, headers)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def __repr__(self):
        methods = sorted(self.methods or [])
        return (f"{type(self).__name__}(path={self.path!r}, name={self.name!r}, "
                f"methods={methods!r})")


class WebSocketRoute(BaseRoute):
    """An endpoint that is a function of a WebSocket."""
    methods = None

    def __init__(self, path, endpoint, *, name=None):
        assert path.startswith("/"), "Routed paths must start with '/'"
        self.path, self.endpoint = path, endpoint
        self.name = getattr(endpoint, "__name__", type(endpoint).__name__) if name is None else name
        self.path_regex, self.path_format, self.param_convertors = compile_path(path)
        self.app = self.talk

    async def talk(self, scope, receive, send):
        from starlette.websockets import WebSocket
        await self.endpoint(WebSocket(scope, receive, send))

    def matches(self, scope):
        found = self.path_regex.match(scope["path"])
        if scope["type"] != "websocket" or not found:
            return Match.NONE, {}
        params = {name: self.param_convertors[name](value)
                  for name, value in found.groupdict().items()}
        return Match.FULL, {"endpoint": self.endpoint,
                            "path_params": {**scope.get("path_params", {}), **params}}

    url_path_for = Route.url_path_for

    async def handle(self, scope, receive, send):
        await self.app(scope, receive, send)

    def __repr__(self):
        return f"{type(self).__name__}(path={self.path!r}, name={self.name!r})"


class Mount(BaseRoute):
    """Another application, below a path."""

    def __init__(self, path, app=None, routes=None, name=None):
        self.path = path.rstrip("/")
        self.app = Router(routes or []) if app is None else app
        self.name = name
        self.path_regex = compile_path(f"{self.path}/{{path:path}}")[0]

    @property
    def routes(self):
        return getattr(self.app, "routes", [])

    def matches(self, scope):
        found = self.path_regex.match(scope["path"])
        if not found:
            return Match.NONE, {}
        return Match.FULL, {"path": "/" + found["path"], "endpoint": self.app,
                            "root_path": scope.get("root_path", "") + self.path}

    def url_path_for(self, name, path_params):
        raise NoMatchFound(name, path_params)

    async def handle(self, scope, receive, send):
        await self.app(scope, receive, send)


def _make_lifespan(router, lifespan):
    """What runs around the service, of the three ways in which it may be given."""
    if lifespan is None:
        @_asynccontextmanager
        async def events(app):
            await router.startup()
            yield
            await router.shutdown()
        return events
    if _inspect.isasyncgenfunction(lifespan):
        return _asynccontextmanager(lifespan)
    if _inspect.isgeneratorfunction(lifespan):
        @_asynccontextmanager
        async def wrapped(app):
            iterator = lifespan(app)
            next(iterator)
            yield
            next(iterator, None)
        return wrapped
    return lifespan


class Router:
    def __init__(self, routes=None, redirect_slashes=True, default=None, on_startup=None,
                 on_shutdown=None, lifespan=None):
        self.routes = list(routes or [])
        self.redirect_slashes = redirect_slashes
        self.default = self.not_found if default is None else default
        self.on_startup, self.on_shutdown = list(on_startup or []), list(on_shutdown or [])
        self.has_lifespan = lifespan is not None
        self.lifespan_context = _make_lifespan(self, lifespan)

    async def startup(self):
        for handler in self.on_startup:
            await handler() if _is_async_callable(handler) else handler()

    async def shutdown(self):
        for handler in self.on_shutdown:
            await handler() if _is_async_callable(handler) else handler()

    async def not_found(self, scope, receive, send):
        if scope["type"] == "websocket":
            from starlette.websockets import WebSocketClose
            await WebSocketClose()(scope, receive, send)
            return
        if "app" in scope:
            raise _HTTPException(404)
        await _PlainTextResponse("Not Found", 404)(scope, receive, send)

    async def lifespan(self, scope, receive, send):
        """The protocol by which a server says that the service begins and ends."""
        started = False
        await receive()
        try:
            async with self.lifespan_context(scope.get("app")) as state:
                if state is not None:
                    scope.setdefault("state", {}).update(state)
                await send({"type": "lifespan.startup.complete"})
                started = True
                await receive()
        except BaseException as error:
            from traceback import format_exc
            kind = "shutdown" if started else "startup"
            await send({"type": f"lifespan.{kind}.failed", "message": format_exc(),
                        "error": error})
            raise
        await send({"type": "lifespan.shutdown.complete"})

    async def __call__(self, scope, receive, send):
        if scope["type"] == "lifespan":
            await self.lifespan(scope, receive, send)
            return
        scope.setdefault("router", self)
        partial = None
        for route in self.routes:
            match, more = route.matches(scope)
            if match is Match.FULL:
                scope.update(more)
                await route.handle(scope, receive, send)
                return
            if match is Match.PARTIAL and partial is None:
                partial = route, more
        if partial is not None:
            scope.update(partial[1])
            await partial[0].handle(scope, receive, send)
            return
        path = scope["path"]
        if self.redirect_slashes and path != "/" and scope["type"] == "http":
            other = {**scope, "path": path.rstrip("/") if path.endswith("/") else path + "/"}
            if any(route.matches(other)[0] is not Match.NONE for route in self.routes):
                url = _Request(other).url
                await _RedirectResponse(str(url))(scope, receive, send)
                return
        await self.default(scope, receive, send)

    def url_path_for(self, name, /, **path_params):
        for route in self.routes:
            try:
                return route.url_path_for(name, path_params)
            except NoMatchFound:
                pass
        raise NoMatchFound(name, path_params)

    def add_route(self, path, endpoint, methods=None, name=None, include_in_schema=True):
        self.routes.append(Route(path, endpoint, methods=methods, name=name))

    def route(self, path, methods=None, name=None, include_in_schema=True):
        def add(func):
            self.add_route(path, func, methods, name)
            return func
        return add

    def add_websocket_route(self, path, endpoint, name=None):
        self.routes.append(WebSocketRoute(path, endpoint, name=name))

    def websocket_route(self, path, name=None):
        def add(func):
            self.add_websocket_route(path, func, name)
            return func
        return add

    def mount(self, path, app, name=None):
        self.routes.append(Mount(path, app, name=name))

    def add_event_handler(self, event_type, func):
        assert event_type in ("startup", "shutdown")
        (self.on_startup if event_type == "startup" else self.on_shutdown).append(func)

    def on_event(self, event_type):
        def add(func):
            self.add_event_handler(event_type, func)
            return func
        return add
