"""The application: middleware around a router."""
import http as _http
from starlette._utils import is_async_callable as _is_async_callable
from starlette.concurrency import run_in_threadpool as _run_in_threadpool
from starlette.datastructures import State as _State
from starlette.exceptions import HTTPException as _HTTPException, \
    WebSocketException as _WebSocketException
from starlette.requests import Request as _Request
from starlette.responses import PlainTextResponse as _PlainTextResponse, Response as _Response
from starlette.routing import Router as _Router

__all__ = ["Starlette"]


def _watch(send):
    """send(), and whether the answer has begun."""
    begun = []

    async def watched(message):
        begun.append(True)
        await send(message)

    if hasattr(send, "_take"):
        watched._take = send._take
    return watched, begun


class _ErrorGuard:
    """Outermost: an exception that nobody handled is answered with 500, and goes on."""

    def __init__(self, app, handler, debug):
        self.app, self.handler, self.debug = app, handler, debug

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        watched, begun = _watch(send)
        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if not begun:
                await (await self.respond(scope, error))(scope, receive, send)
            raise

    async def respond(self, scope, error):
        """The answer that tells of the error."""
        if self.debug:
            from traceback import format_exception
            return _PlainTextResponse("".join(format_exception(error)), 500)
        if self.handler is None:
            return _PlainTextResponse("Internal Server Error", 500)
        request = _Request(scope)
        return await self.handler(request, error) if _is_async_callable(self.handler) \
            else await _run_in_threadpool(self.handler, request, error)


def _http_exception(request, error):
    if error.status_code in (204, 304):
        return _Response(status_code=error.status_code, headers=error.headers)
    return _PlainTextResponse(error.detail, error.status_code, error.headers)


class ExceptionMiddleware:
    """Innermost: exceptions that have a handler become answers."""

    def __init__(self, app, handlers=None, debug=False):
        self.app = app
        self.handlers = {_HTTPException: _http_exception, **(handlers or {})}

    def find(self, error):
        if isinstance(error, _HTTPException) and error.status_code in self.handlers:
            return self.handlers[error.status_code]
        for kind in type(error).__mro__:
            if kind in self.handlers:
                return self.handlers[kind]
        return None

    async def _talk(self, scope, receive, send):
        """A WebSocket: a refusal closes it."""
        try:
            await self.app(scope, receive, send)
        except _WebSocketException as error:
            code, reason = error.code, error.reason
        except _HTTPException as error:
            code, reason = 1000, error.detail
        else:
            return
        await send({"type": "websocket.close", "code": code, "reason": reason})

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self._talk(scope, receive, send)
            return
        watched, begun = _watch(send)
        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            handler = self.find(error)
            if handler is None:
                raise
            if begun:
                raise RuntimeError("Caught handled exception, but response already started.") \
                    from error
            request = _Request(scope, receive, send)
            response = await handler(request, error) if _is_async_callable(handler) \
                else await _run_in_threadpool(handler, request, error)
            await response(scope, receive, send)


# The framework's own handlers need no thread.
async def _http_exception_async(request, error):
    return _http_exception(request, error)


class Starlette:
    _router_class = _Router

    def __init__(self, debug=False, routes=None, middleware=None, exception_handlers=None,
                 on_startup=None, on_shutdown=None, lifespan=None):
        self._init(debug, middleware, exception_handlers)
        self.router = _Router(routes, on_startup=on_startup, on_shutdown=on_shutdown,
                              lifespan=lifespan)

    def _init(self, debug, middleware, exception_handlers):
        self.debug = debug
        self.state = _State()
        self.user_middleware = list(middleware or [])
        self.exception_handlers = {_HTTPException: _http_exception_async,
                                   **(exception_handlers or {})}
        self.middleware_stack = None

    @property
    def routes(self):
        return self.router.routes

    def build_middleware_stack(self):
        failure = None
        handlers = {}
        for key, handler in self.exception_handlers.items():
            if key in (500, Exception):
                failure = handler
            else:
                handlers[key] = handler
        app = ExceptionMiddleware(self._innermost(), handlers)
        for item in reversed(self.user_middleware):
            app = item.cls(app, **item.options)
        return _ErrorGuard(app, failure, self.debug)

    def _innermost(self):
        return self.router

    async def __call__(self, scope, receive, send):
        scope["app"] = self
        if self.middleware_stack is None:
            self.middleware_stack = self.build_middleware_stack()
        await self.middleware_stack(scope, receive, send)

    def add_middleware(self, middleware_class, **options):
        if self.middleware_stack is not None:
            raise RuntimeError("Cannot add middleware after an application has started")
        from starlette.middleware import Middleware
        self.user_middleware.insert(0, Middleware(middleware_class, **options))

    def middleware(self, middleware_type):
        assert middleware_type == "http", 'Currently only middleware("http") is supported.'

        def add(func):
            from starlette.middleware.base import BaseHTTPMiddleware
            self.add_middleware(BaseHTTPMiddleware, dispatch=func)
            return func
        return add

    def add_exception_handler(self, exc_class_or_status_code, handler):
        self.exception_handlers[exc_class_or_status_code] = handler

    def exception_handler(self, exc_class_or_status_code):
        def add(func):
            self.add_exception_handler(exc_class_or_status_code, func)
            return func
        return add

    def add_event_handler(self, event_type, func):
        self.router.add_event_handler(event_type, func)

    def on_event(self, event_type):
        return self.router.on_event(event_type)

    def mount(self, path, app, name=None):
        self.router.mount(path, app, name)

    def add_route(self, path, route, methods=None, name=None, include_in_schema=True):
        self.router.add_route(path, route, methods, name)

    def route(self, path, methods=None, name=None, include_in_schema=True):
        return self.router.route(path, methods, name)

    def url_path_for(self, name, /, **path_params):
        return self.router.url_path_for(name, **path_params)

    def add_websocket_route(self, path, route, name=None):
        self.router.add_websocket_route(path, route, name)

    def websocket_route(self, path, name=None):
        return self.router.websocket_route(path, name)
