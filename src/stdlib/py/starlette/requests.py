"""A request as an endpoint sees it."""
from collections.abc import Mapping as _Mapping
from starlette.datastructures import (Address as _Address, FormData as _FormData,
                                      Headers as _Headers, QueryParams as _QueryParams,
                                      State as _State, URL as _URL)

__all__ = ["HTTPConnection", "Request", "ClientDisconnect"]


class ClientDisconnect(Exception):
    pass


class HTTPConnection(_Mapping):
    def __init__(self, scope, receive=None):
        self.scope = scope

    def __getitem__(self, key):
        return self.scope[key]

    def __iter__(self):
        return iter(self.scope)

    def __len__(self):
        return len(self.scope)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def app(self):
        return self.scope["app"]

    @property
    def url(self):
        scope = self.scope
        host = self.headers.get("host") or "127.0.0.1:8000"
        query = scope.get("query_string", b"").decode("latin-1")
        return _URL(f"{scope.get('scheme', 'http')}://{host}{scope.get('root_path', '')}"
                    f"{scope['path']}" + (f"?{query}" if query else ""))

    @property
    def base_url(self):
        return _URL(f"{self.url.scheme}://{self.url.netloc}{self.scope.get('root_path', '')}/")

    @property
    def headers(self):
        if not hasattr(self, "_headers"):
            self._headers = _Headers(scope=self.scope)
        return self._headers

    @property
    def query_params(self):
        return _QueryParams(self.scope["query_string"])

    @property
    def path_params(self):
        return self.scope.get("path_params", {})

    @property
    def cookies(self):
        found = {}
        for part in self.headers.get("cookie", "").split(";"):
            name, equals, value = part.partition("=")
            if equals:
                value = value.strip()
                if value[:1] == '"':
                    from http.cookies import _unquote
                    value = _unquote(value)
                found[name.strip()] = value
        return found

    @property
    def client(self):
        client = self.scope.get("client")
        return None if client is None else _Address(*client)

    @property
    def state(self):
        if not hasattr(self, "_state"):
            self._state = _State(self.scope.setdefault("state", {}))
        return self._state

    def url_for(self, name, /, **path_params):
        path = self.scope["router"].url_path_for(name, **path_params)
        return _URL(f"{self.url.scheme}://{self.url.netloc}{path}")


class Request(HTTPConnection):
    def __init__(self, scope, receive=None, send=None):
        super().__init__(scope)
        self._receive, self._send = receive, send

    @property
    def method(self):
        return self.scope["method"]

    @property
    def receive(self):
        return self._receive

    async def stream(self):
        if "_body" in self.__dict__:
            yield self._body
            yield b""
            return
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect()
            if message.get("body"):
                yield message["body"]
            if not message.get("more_body"):
                break
        yield b""

    async def body(self):
        if "_body" not in self.__dict__:
            self._body = b"".join([part async for part in self.stream()])
        return self._body

    async def json(self):
        if "_json" not in self.__dict__:
            import json
            self._json = json.loads(await self.body())
        return self._json

    async def form(self, **_):
        if "_form" not in self.__dict__:
            kind = self.headers.get("content-type", "")
            body = await self.body()
            if kind.startswith("multipart/form-data"):
                from starlette.formparsers import MultiPartException, parse_parts
                try:
                    self._form = _FormData(parse_parts(kind, body))
                except MultiPartException as error:
                    from starlette.exceptions import HTTPException
                    raise HTTPException(400, error.message) from error
            elif kind.startswith("application/x-www-form-urlencoded"):
                from urllib.parse import parse_qsl
                self._form = _FormData(parse_qsl(body.decode(), keep_blank_values=True))
            else:
                self._form = _FormData()
        return self._form

    async def close(self):
        if "_form" in self.__dict__:
            await self._form.close()

    async def is_disconnected(self):
        return False
