"""What the parameters of a function ask for, and their values for one request."""
import copy as _copy
import inspect
import sys
import types
import typing
from _pydantic_types import FAILED
from contextlib import asynccontextmanager, contextmanager
from pydantic import BaseModel
from fastapi import params
from starlette._utils import is_async_callable
from starlette.background import BackgroundTasks
from starlette.datastructures import UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

_PLACES = "path", "query", "header", "cookie"
_EMPTY = inspect.Parameter.empty
_NO_MODEL = "Input should be a valid dictionary or object to extract fields from"


class Dependant:
    """A function, and the parameters that are filled in for it."""

    def __init__(self, call, path_names=(), use_cache=True):
        self.call, self.use_cache = call, use_cache
        self.specials = []                # (name, kind)
        self.dependencies = []            # (name or None, Dependant)
        self.fields = []                  # (name, Param) of path, query, header and cookie
        self.body_fields = []             # (name, Param)
        for name, annotation, default in _parameters(call):
            self._add(name, annotation, default, path_names)
        self.fields.sort(key=lambda item: _PLACES.index(item[1].place))

    def _add(self, name, annotation, default, path_names):
        plain, marks = annotation, []
        if typing.get_origin(annotation) is typing.Annotated:
            plain, *marks = typing.get_args(annotation)
        depends = next((item for item in [default, *reversed(marks)]
                        if isinstance(item, params.Depends)), None)
        if depends is not None:
            call = plain if depends.dependency is None else depends.dependency
            self.dependencies.append((name, Dependant(call, path_names, depends.use_cache)))
            return
        if isinstance(plain, type) and issubclass(plain, (HTTPConnection, Response,
                                                          BackgroundTasks)):
            self.specials.append((name, plain))
            return
        field = _field_of(name, plain, default, marks, path_names)
        field.annotation = typing.Any if plain is _EMPTY else plain
        if field.alias is None:
            field.alias = name
            if field.place == "header" and field.convert_underscores:
                field.alias = name.replace("_", "-")
        is_body = field.place in ("body", "form")
        (self.body_fields if is_body else self.fields).append((name, field))

    def all_body_fields(self):
        found = list(self.body_fields)
        for _, inner in self.dependencies:
            names = [name for name, _ in found]
            found += [item for item in inner.all_body_fields() if item[0] not in names]
        return found

    def needs(self):
        """Must a request bring something?"""
        return any(field.is_required() for _, field in self.fields + self.body_fields) \
            or any(inner.needs() for _, inner in self.dependencies)


def _parameters(call):
    """(name, annotation, default) of what the function takes."""
    signature = inspect.signature(call)
    function = inspect.unwrap(call)
    names = getattr(function, "__globals__", None)
    if names is None:
        names = vars(sys.modules.get(getattr(function, "__module__", None)) or types)
    for parameter in signature.parameters.values():
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        annotation = parameter.annotation
        if isinstance(annotation, str):
            annotation = typing.get_type_hints(
                types.SimpleNamespace(__annotations__={"x": annotation}), names,
                include_extras=True)["x"]
        yield parameter.name, annotation, parameter.default


def _field_of(name, plain, default, marks, path_names):
    mark = next((item for item in reversed(marks) if hasattr(item, "constraints")
                 and isinstance(item, params.Param)), None)
    if isinstance(default, params.Param):
        field = default
    elif mark is not None:
        field = _copy.copy(mark)
        if default is not _EMPTY:
            field.default = default
    else:
        if name in path_names:
            field = params.Path()
        elif _is_upload(plain):
            field = params.File()
        elif _is_scalar(plain):
            field = params.Query()
        else:
            field = params.Body()
        if default is not _EMPTY and field.place != "path":
            field.default = default
    for item in marks:
        if item is not mark and hasattr(item, "constraints"):
            field.constraints = {**item.constraints, **field.constraints}
    assert field.place == "path" or name not in path_names, \
        f"Cannot use `{type(field).__name__}` for path param {name!r}"
    return field


def _is_upload(annotation):
    """A file, or one of several, or perhaps none."""
    args = typing.get_args(annotation)
    if args:
        return any(_is_upload(arg) for arg in args)
    return isinstance(annotation, type) and issubclass(annotation, UploadFile)


def _is_scalar(annotation):
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _is_scalar(typing.get_args(annotation)[0])
    if origin is typing.Union or origin is types.UnionType:
        return all(_is_scalar(arg) for arg in typing.get_args(annotation))
    if origin is typing.Literal:
        return True
    if origin is not None:
        return False
    if isinstance(annotation, type):
        return not (issubclass(annotation, (BaseModel, dict, list, tuple, set, frozenset, bytes))
                    and annotation is not bytes) \
            and not hasattr(annotation, "__dataclass_fields__")
    return True


def _is_sequence(annotation):
    origin = typing.get_origin(annotation)
    if origin is typing.Union or origin is types.UnionType:
        return any(_is_sequence(arg) for arg in typing.get_args(annotation))
    return origin in (list, set, tuple, frozenset) or annotation in (list, set, tuple, frozenset) \
        or getattr(origin, "__name__", "") == "Sequence"


# --- one request ---


class Solving:
    """The values of one request's parameters, as they are found."""

    def __init__(self, request, body, stack, overrides, body_fields):
        self.request, self.body, self.stack = request, body, stack
        self.overrides = overrides
        self.body_fields = body_fields
        self.errors = []
        self.cache = {}
        self.response = Response()
        del self.response.headers["content-length"]
        self.response.status_code = None
        self.background = None

    async def solve(self, dependant):
        """The keyword arguments of the dependant's function."""
        values = {}
        for name, inner in dependant.dependencies:
            before = len(self.errors)
            value = await self._solve_inner(inner, before)
            if len(self.errors) == before and name is not None:
                values[name] = value
        for name, field in dependant.fields:
            value = self._take(field)
            if value is not FAILED:
                values[name] = value
        for name, kind in dependant.specials:
            values[name] = self._special(kind)
        for name, field in dependant.body_fields:
            value = self._take_body(name, field)
            if value is not FAILED:
                values[name] = value
        return values

    async def _solve_inner(self, inner, before):
        call = self.overrides.get(inner.call, inner.call)
        if call is not inner.call:
            inner = Dependant(call, list(self.request.path_params), inner.use_cache)
        values = await self.solve(inner)
        if len(self.errors) > before:
            return FAILED
        if inner.use_cache and call in self.cache:
            return self.cache[call]
        value = await self._call(call, values)
        self.cache.setdefault(call, value)
        return value

    async def _call(self, call, values):
        function = call if inspect.isroutine(call) or inspect.isclass(call) \
            else getattr(type(call), "__call__", call)
        if inspect.isasyncgenfunction(function):
            return await self.stack.enter_async_context(asynccontextmanager(call)(**values))
        if inspect.isgeneratorfunction(function):
            return await self.stack.enter_async_context(
                _in_threads(contextmanager(call)(**values)))
        if is_async_callable(call):
            return await call(**values)
        return await run_in_threadpool(call, **values)

    def _special(self, kind):
        if issubclass(kind, HTTPConnection):
            return self.request
        if issubclass(kind, Response):
            return self.response
        if self.background is None:
            self.background = BackgroundTasks()
        return self.background

    def _take(self, field):
        """A path, query, header or cookie parameter."""
        source = {"path": self.request.path_params, "query": self.request.query_params,
                  "header": self.request.headers, "cookie": self.request.cookies}[field.place]
        if _is_sequence(field.annotation) and hasattr(source, "getlist"):
            given = source.getlist(field.alias) or None
        else:
            given = source.get(field.alias)
        return self._validate(field, given, (field.place, field.alias))

    def _validate(self, field, given, loc):
        if given is None:
            if field.is_required():
                self.errors.append({"type": "missing", "loc": loc, "msg": "Field required",
                                    "input": None})
                return FAILED
            return field.get_default(call_default_factory=True)
        before = len(self.errors)
        value = field.validate(given, loc, self.errors)
        for line in self.errors[before:]:
            if line["type"] == "model_type":
                line["type"], line["msg"] = "model_attributes_type", _NO_MODEL
                del line["ctx"]
        return value

    def _take_body(self, name, field):
        embedded = len(self.body_fields) > 1 or field.embed or field.place == "form"
        if not embedded:
            return self._validate(field, self.body, ("body",))
        loc = "body", field.alias
        if self.body is None:
            return self._validate(field, None, loc)
        try:
            if _is_sequence(field.annotation) and hasattr(self.body, "getlist"):
                given = self.body.getlist(field.alias)
            else:
                given = self.body.get(field.alias)
        except AttributeError:
            given = None
        if field.place == "form" and (given == "" or given == []):
            given = None
        if isinstance(field, params.File) and given is not None:
            return self._take_file(field, given, loc)
        return self._validate(field, given, loc)

    def _take_file(self, field, given, loc):
        """Files as they came, or their contents."""
        is_bytes = not _is_upload(field.annotation)
        found = []
        for place, file in enumerate(given if isinstance(given, list) else [given]):
            if is_bytes and isinstance(file, str):
                found.append(file.encode())
                continue
            if not isinstance(file, UploadFile):
                self.errors.append({
                    "type": "value_error", "loc": (*loc, place) if isinstance(given, list) else loc,
                    "msg": f"Value error, Expected UploadFile, received: {type(file)}",
                    "input": file, "ctx": {"error": {}}})
                return FAILED
            found.append(file.file.read() if is_bytes else file)
        return found if isinstance(given, list) else found[0]


@asynccontextmanager
async def _in_threads(manager):
    """A plain context manager, entered and left in worker threads."""
    value = await run_in_threadpool(manager.__enter__)
    try:
        yield value
    except Exception as error:
        if not await run_in_threadpool(manager.__exit__, type(error), error, None):
            raise
    else:
        await run_in_threadpool(manager.__exit__, None, None, None)
