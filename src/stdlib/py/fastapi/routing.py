"""Endpoints with parameters, and routers that hold them."""
import inspect as _inspect
import typing as _typing
from contextlib import AsyncExitStack as _AsyncExitStack
from _pydantic_types import FAILED as _FAILED
from enum import Enum as _Enum
from fastapi._dependant import Dependant as _Dependant, Solving as _Solving, _NO_MODEL
from fastapi.encoders import jsonable_encoder as _jsonable_encoder
from fastapi.exceptions import FastAPIError as _FastAPIError, HTTPException as _HTTPException, \
    RequestValidationError as _RequestValidationError, \
    ResponseValidationError as _ResponseValidationError, WebSocketException as _WebSocketException
from pydantic import FieldInfo as _FieldInfo
from starlette._utils import is_async_callable as _is_async_callable
from starlette.concurrency import run_in_threadpool as _run_in_threadpool
from starlette.requests import Request as _Request
from starlette.responses import JSONResponse as _JSONResponse, Response as _Response
from starlette.routing import Match, Mount, Route as _Route, Router as _Router, \
    WebSocketRoute as _WebSocketRoute
from starlette.websockets import WebSocket as _WebSocket

_UNSET = object()
_SWALLOWED = ("No response object was returned. There's a high chance that the application code is "
              "raising an exception and a dependency with yield has a block with a bare except, or "
              "a block with except Exception, and is not raising the exception again. Read more "
              "about it in the docs: https://fastapi.tiangolo.com/tutorial/dependencies/"
              "dependencies-with-yield/#dependencies-with-yield-and-except")


def _dependant_of(endpoint, names, dependencies):
    dependant = _Dependant(endpoint, names)
    for depends in reversed(dependencies):
        dependant.dependencies.insert(
            0, (None, _Dependant(depends.dependency, names, depends.use_cache)))
    return dependant


class APIWebSocketRoute(_WebSocketRoute):
    def __init__(self, path, endpoint, *, name=None, dependencies=None,
                 dependency_overrides_provider=None):
        super().__init__(path, endpoint, name=name)
        self.dependencies = list(dependencies or [])
        self.provider = dependency_overrides_provider
        self.dependant = _dependant_of(endpoint, set(self.param_convertors), self.dependencies)

    async def talk(self, scope, receive, send):
        overrides = getattr(self.provider, "dependency_overrides", {})
        async with _AsyncExitStack() as stack:
            solving = _Solving(_WebSocket(scope, receive, send), None, stack, overrides, [])
            values = await solving.solve(self.dependant)
            if solving.errors:
                raise _WebSocketException(1008, "")
            await self.dependant.call(**values)


class APIRoute(_Route):
    def __init__(self, path, endpoint, *, methods=None, name=None, status_code=None,
                 response_model=_UNSET, response_class=None, dependencies=None, tags=None,
                 response_model_include=None, response_model_exclude=None,
                 response_model_by_alias=True, response_model_exclude_unset=False,
                 response_model_exclude_defaults=False, response_model_exclude_none=False,
                 dependency_overrides_provider=None, **described):
        assert path.startswith("/"), f"Routed paths must start with '/': {path!r}"
        self.path, self.endpoint = path, endpoint
        self.name = getattr(endpoint, "__name__", type(endpoint).__name__) if name is None else name
        self.methods = {method.upper() for method in methods or ["GET"]}
        self.status_code = int(status_code) if status_code is not None else None
        self.response_class = _JSONResponse if response_class is None else response_class
        self.dependencies, self.tags = list(dependencies or []), list(tags or [])
        self.provider = dependency_overrides_provider
        self.options = {
            "include": response_model_include, "exclude": response_model_exclude,
            "by_alias": response_model_by_alias, "exclude_unset": response_model_exclude_unset,
            "exclude_defaults": response_model_exclude_defaults,
            "exclude_none": response_model_exclude_none}
        self.described = described
        self._compile()
        self.response_model = _model_of(endpoint) if response_model is _UNSET else response_model
        self.response_field = None
        if self.response_model is not None:
            self.response_field = _FieldInfo()
            self.response_field.merge(self.response_model)
        names = set(self.param_convertors)
        self.dependant = _dependant_of(endpoint, names, self.dependencies)
        self.body_fields = self.dependant.all_body_fields()
        self.is_async = _is_async_callable(endpoint)
        self.app = self.answer

    def needs(self):
        """Must a request bring something beside the path?"""
        return self.dependant.needs()

    async def read_body(self, request):
        """What was sent, as JSON or form has it; None: nothing."""
        if any(field.place == "form" for _, field in self.body_fields):
            return await request.form()
        body = await request.body()
        if not body:
            return None
        kind = request.headers.get("content-type")
        if kind is not None:
            kind = kind.partition(";")[0].strip().lower()
            if kind != "application/json" and not (kind.startswith("application/")
                                                   and kind.endswith("+json")):
                return body
        import json
        try:
            return await request.json()
        except json.JSONDecodeError as error:
            raise _RequestValidationError(
                [{"type": "json_invalid", "loc": ("body", error.pos), "msg": "JSON decode error",
                  "input": {}, "ctx": {"error": error.msg}}], body=error.doc) from error
        except Exception as error:
            raise _HTTPException(400, "There was an error parsing the body") from error

    async def answer(self, scope, receive, send):
        request = _Request(scope, receive, send)
        overrides = getattr(self.provider, "dependency_overrides", {})
        response = None
        async with _AsyncExitStack() as stack:
            body = await self.read_body(request) if self.body_fields else None
            solving = _Solving(request, body, stack, overrides, self.body_fields)
            values = await solving.solve(self.dependant)
            if solving.errors:
                raise _RequestValidationError(solving.errors, body=body)
            if self.is_async:
                result = await self.dependant.call(**values)
            else:
                result = await _run_in_threadpool(self.dependant.call, **values)
            response = await self.respond(result, solving)
            if hasattr(send, "_take"):    # what is to be closed is closed when it has been sent
                response._stack = stack.pop_all()
            await response(scope, receive, send)
        if response is None:
            raise _FastAPIError(_SWALLOWED)

    async def respond(self, result, solving):
        """The answer that the endpoint's result is."""
        if isinstance(result, _Response):
            if result.background is None:
                result.background = solving.background
            return result
        status = self.status_code if solving.response.status_code is None \
            else solving.response.status_code
        content = await self.serialize(result)
        response = self.response_class(content, **({} if status is None
                                                   else {"status_code": status}),
                                       background=solving.background)
        if response.status_code < 200 or response.status_code in (204, 205, 304):
            response.body = b""
        response.raw_headers.extend(solving.response.raw_headers)
        return response

    async def serialize(self, result):
        if self.response_field is None:
            return _jsonable_encoder(result)
        if self.is_async:
            value = self.check(result)
        else:
            value = await _run_in_threadpool(self.check, result)
        return _jsonable_encoder(value, **self.options)

    def check(self, result):
        """The result as the response model has it: other fields are left out."""
        errors = []
        value = _filtered(self.response_field, result, errors)
        if value is _FAILED:
            raise _ResponseValidationError(errors, body=result)
        return value


def _filtered(field, result, errors):
    kind = field.annotation
    if hasattr(result, "model_fields") and isinstance(kind, type) \
            and hasattr(kind, "model_fields") and type(result) is not kind:
        if not set(kind.model_fields) <= set(result.__dict__):
            errors.append({"type": "model_attributes_type", "loc": ("response",), "input": result,
                           "msg": _NO_MODEL})
            return _FAILED
        given = {field.alias or name: result.__dict__[name] for name, field in
                 kind.model_fields.items() if name in result.model_fields_set}
        return kind._validate(given, ("response",), errors)
    if isinstance(kind, type) and hasattr(kind, "_validate"):
        return kind._validate(result, ("response",), errors, True)
    return field.validate(result, ("response",), errors)


def _model_of(endpoint):
    """What the endpoint says that it returns, if answers are to be checked by it."""
    hints = getattr(endpoint, "__annotations__", {})
    kind = hints.get("return")
    if isinstance(kind, str):
        kind = _typing.get_type_hints(endpoint, include_extras=True)["return"]
    if kind is None or (isinstance(kind, type) and issubclass(kind, _Response)):
        return None
    return kind


def _parts(tags):
    return [tag.value if isinstance(tag, _Enum) else tag for tag in tags or []]


class APIRouter(_Router):
    def __init__(self, *, prefix="", tags=None, dependencies=None, default_response_class=None,
                 responses=None, routes=None, redirect_slashes=True, default=None,
                 dependency_overrides_provider=None, route_class=APIRoute, on_startup=None,
                 on_shutdown=None, lifespan=None, deprecated=None, include_in_schema=True, **_):
        super().__init__(routes, redirect_slashes, default, on_startup, on_shutdown, lifespan)
        if prefix:
            assert prefix.startswith("/"), "A path prefix must start with '/'"
            assert not prefix.endswith("/"), \
                "A path prefix must not end with '/', as the routes will start with '/'"
        self.prefix, self.tags = prefix, list(tags or [])
        self.dependencies = list(dependencies or [])
        self.default_response_class = default_response_class
        self.route_class = route_class
        self.dependency_overrides_provider = dependency_overrides_provider

    def add_api_route(self, path, endpoint, *, dependencies=None, tags=None, response_class=None,
                      **options):
        self.routes.append(self.route_class(
            self.prefix + path, endpoint, dependencies=[*self.dependencies, *(dependencies or [])],
            tags=[*self.tags, *(tags or [])],
            response_class=response_class or self.default_response_class,
            dependency_overrides_provider=self.dependency_overrides_provider, **options))

    def api_route(self, path, **options):
        def add(func):
            self.add_api_route(path, func, **options)
            return func
        return add

    def get(self, path, **options):
        return self.api_route(path, methods=["GET"], **options)

    def post(self, path, **options):
        return self.api_route(path, methods=["POST"], **options)

    def put(self, path, **options):
        return self.api_route(path, methods=["PUT"], **options)

    def patch(self, path, **options):
        return self.api_route(path, methods=["PATCH"], **options)

    def delete(self, path, **options):
        return self.api_route(path, methods=["DELETE"], **options)

    def head(self, path, **options):
        return self.api_route(path, methods=["HEAD"], **options)

    def options(self, path, **options):
        return self.api_route(path, methods=["OPTIONS"], **options)

    def include_router(self, router, *, prefix="", tags=None, dependencies=None,
                       default_response_class=None, **_):
        if prefix:
            assert prefix.startswith("/"), "A path prefix must start with '/'"
            assert not prefix.endswith("/"), \
                "A path prefix must not end with '/', as the routes will start with '/'"
        for route in router.routes:
            if isinstance(route, APIRoute):
                self.add_api_route(
                    prefix + route.path, route.endpoint, methods=route.methods, name=route.name,
                    status_code=route.status_code, response_model=route.response_model,
                    response_class=route.response_class,
                    dependencies=[*(dependencies or []), *route.dependencies],
                    tags=[*(tags or []), *route.tags],
                    **{f"response_model_{name}": value for name, value in route.options.items()})
            elif isinstance(route, APIWebSocketRoute):
                self.add_api_websocket_route(
                    prefix + route.path, route.endpoint, route.name,
                    dependencies=[*(dependencies or []), *route.dependencies])
            elif isinstance(route, _WebSocketRoute):
                self.add_websocket_route(prefix + route.path, route.endpoint, route.name)
            elif isinstance(route, _Route):
                self.add_route(prefix + route.path, route.endpoint, route.methods, route.name)
        for handler in router.on_startup:
            self.add_event_handler("startup", handler)
        for handler in router.on_shutdown:
            self.add_event_handler("shutdown", handler)

    def add_api_websocket_route(self, path, endpoint, name=None, *, dependencies=None):
        self.routes.append(APIWebSocketRoute(
            self.prefix + path, endpoint, name=name,
            dependencies=[*self.dependencies, *(dependencies or [])],
            dependency_overrides_provider=self.dependency_overrides_provider))

    def websocket(self, path, name=None, *, dependencies=None):
        def add(func):
            self.add_api_websocket_route(path, func, name, dependencies=dependencies)
            return func
        return add
