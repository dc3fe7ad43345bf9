"""What was asked, and what came back."""
import json as _json
from collections import namedtuple as _namedtuple
import _web
from multidict import CIMultiDict, CIMultiDictProxy
from aiohttp.client_exceptions import (ClientConnectionError, ClientResponseError,
                                       ContentTypeError)
from aiohttp.streams import StreamReader

__all__ = ("ClientRequest", "ClientResponse", "RequestInfo", "Fingerprint")

RequestInfo = _namedtuple("RequestInfo", "url method headers real_url")
HttpVersion = _namedtuple("HttpVersion", "major minor")
HttpVersion10, HttpVersion11 = HttpVersion(1, 0), HttpVersion(1, 1)


class ClientRequest:
    """To be named; requests are made by the session."""


class Fingerprint:
    def __init__(self, fingerprint):
        self.fingerprint = fingerprint


_ARRIVES_WITH_HEAD = 1400                 # so long a body comes in the packet of the headers


class ClientResponse:
    """An answer.  Its body has arrived with it, but belongs to the connection until it is read."""
    version = HttpVersion11

    def __init__(self, exchange, url, request_headers, history=(), traces=()):
        answer = exchange.answer
        self._traces = traces
        self.method = exchange.request.method
        self.status = answer.status
        self.reason = answer.reason
        self._url = url.with_fragment("") if url.raw_fragment else url
        self._real_url = url
        self._headers = CIMultiDictProxy(CIMultiDict(answer.headers))
        self._history = tuple(history)
        self._info = RequestInfo(self._url, self.method,
                                 CIMultiDictProxy(CIMultiDict(request_headers)), url)
        self.content = StreamReader(b"" if self.method == "HEAD" else answer.body)
        self._cookies = None
        self._body = None
        self._released = False
        self._closed = len(self.content._body) <= _ARRIVES_WITH_HEAD

    url = property(lambda self: self._url)
    real_url = property(lambda self: self._real_url)
    host = property(lambda self: self._url.host)
    headers = property(lambda self: self._headers)
    raw_headers = property(lambda self: tuple((key.encode(), value.encode())
                                              for key, value in self._headers.items()))
    history = property(lambda self: self._history)
    request_info = property(lambda self: self._info)
    closed = property(lambda self: self._closed)
    ok = property(lambda self: self.status < 400)
    connection = property(lambda self: None)

    @property
    def cookies(self):
        if self._cookies is None:
            from http.cookies import SimpleCookie
            self._cookies = SimpleCookie()
            for text in self._headers.getall("Set-Cookie", ()):
                self._cookies.load(text)
        return self._cookies

    @cookies.setter
    def cookies(self, cookies):
        self._cookies = cookies

    def __repr__(self):
        return (f"<ClientResponse({self._url}) [{self.status} {self.reason}]>\n"
                f"{self._headers!r}\n")

    @property
    def content_type(self):
        kind = self._headers.get("content-type", "application/octet-stream")
        return kind.partition(";")[0].strip().lower()

    @property
    def charset(self):
        return _web.charset_of(self._headers.get("content-type", ""))

    @property
    def content_length(self):
        length = self._headers.get("content-length")
        return None if length is None else int(length)

    @property
    def links(self):
        from multidict import MultiDict, MultiDictProxy
        return MultiDictProxy(MultiDict())

    content_disposition = None

    def get_encoding(self):
        return (self.charset or "utf-8").lower()

    async def read(self):
        if self._body is None:
            try:
                self._body = await self.content.read()
                self._closed = True
                for trace in self._traces:
                    await trace.send("response_chunk_received", method=self.method, url=self._url,
                                     chunk=self._body)
            except BaseException:
                self.close()
                raise
        elif self._released:
            raise ClientConnectionError("Connection closed")
        return self._body

    async def text(self, encoding=None, errors="strict"):
        if self._body is None:
            await self.read()
        return self._body.decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=_json.loads, content_type="application/json"):
        if self._body is None:
            await self.read()
        if content_type:
            found = self._headers.get("content-type", "").lower()
            is_json = found.partition(";")[0].strip() == content_type or (
                content_type == "application/json" and found.partition(";")[0].strip()
                .endswith("+json"))
            if not is_json:
                raise ContentTypeError(
                    self._info, self._history, status=self.status, headers=self._headers,
                    message=f"Attempt to decode JSON with unexpected mimetype: {found}")
        stripped = self._body.strip()
        if not stripped:
            return None
        return loads(stripped.decode(encoding or self.get_encoding()))

    def raise_for_status(self):
        if not self.ok:
            self.release()
            raise ClientResponseError(self._info, self._history, status=self.status,
                                      message=self.reason, headers=self._headers)

    def _let_go(self):
        if not self._released and self.content.exception() is None:
            self.content.set_exception(ClientConnectionError("Connection closed"))
        self._released = self._closed = True

    def release(self):
        self._let_go()
        from aiohttp.helpers import noop
        return noop()

    def close(self):
        self._let_go()

    async def wait_for_close(self):
        self._let_go()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self._let_go()
