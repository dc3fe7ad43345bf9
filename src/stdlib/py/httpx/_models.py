"""Requests, responses, and what they carry."""
import json as _json
import _web
from collections.abc import MutableMapping as _MutableMapping
from httpx._exceptions import (HTTPStatusError, ResponseNotRead, StreamClosed, StreamConsumed)
from httpx._urls import URL, QueryParams


class Headers(_MutableMapping):
    """Pairs whose keys have no case."""

    def __init__(self, headers=None, encoding=None):
        if isinstance(headers, Headers):
            self._pairs = list(headers._pairs)
        elif headers is None:
            self._pairs = []
        else:
            items = headers.items() if hasattr(headers, "items") else headers
            self._pairs = [(self._text(key).lower(), self._text(value)) for key, value in items]
        self.encoding = encoding or "ascii"

    @staticmethod
    def _text(value):
        if isinstance(value, bytes):
            return value.decode("latin-1")
        if not isinstance(value, str):
            raise TypeError(f"Header value must be str or bytes, not {type(value)}")
        return value

    raw = property(lambda self: [(key.encode(), value.encode()) for key, value in self._pairs])

    def multi_items(self):
        return list(self._pairs)

    def get_list(self, key, split_commas=False):
        return [value for name, value in self._pairs if name == key.lower()]

    def __getitem__(self, key):
        found = self.get_list(key)
        if not found:
            raise KeyError(key)
        return ", ".join(found)

    def __setitem__(self, key, value):
        key = key.lower()
        for place, (name, _) in enumerate(self._pairs):
            if name == key:
                self._pairs[place] = (key, value)
                return
        self._pairs.append((key, value))

    def __delitem__(self, key):
        if key.lower() not in dict(self._pairs):
            raise KeyError(key)
        self._pairs = [pair for pair in self._pairs if pair[0] != key.lower()]

    def _merged(self):
        found = {}
        for key, value in self._pairs:
            found[key] = f"{found[key]}, {value}" if key in found else value
        return found

    def keys(self):
        return self._merged().keys()

    def values(self):
        return self._merged().values()

    def items(self):
        return self._merged().items()

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._pairs)

    def __contains__(self, key):
        return key.lower() in dict(self._pairs)

    def copy(self):
        return Headers(self)

    def __eq__(self, other):
        try:
            return sorted(self._pairs) == sorted(Headers(other)._pairs)
        except (TypeError, ValueError, AttributeError):
            return False

    __hash__ = None

    def __repr__(self):
        shown = [(key, "[secure]" if key in ("authorization", "proxy-authorization") else value)
                 for key, value in self._pairs]
        is_plain = len(dict(shown)) == len(shown)
        return f"Headers({dict(shown) if is_plain else shown!r})"


class Cookies(dict):
    """Cookies by name."""

    def __init__(self, cookies=None):
        super().__init__(cookies or {})
        self._domains = dict(cookies._domains) if isinstance(cookies, Cookies) else {
            name: "" for name in self}

    def __setitem__(self, name, value):
        self.set(name, value)

    def set(self, name, value, domain="", path="/"):
        super().__setitem__(name, value)
        self._domains[name] = domain

    def extract_cookies(self, response):
        host = response.request.url.host if response._request is not None else ""
        for name, value in _web.parse_cookies(response.headers.multi_items()).items():
            self.set(name, value, host)

    def delete(self, name, domain=None, path=None):
        del self[name]

    def _with(self, more):
        """Both; for a request."""
        found = Cookies(self)
        for name, value in dict(more or {}).items():
            found.set(name, value)
        return found

    def _header_for(self, host):
        return "; ".join(f"{name}={value}" for name, value in self.items()
                         if self._domains[name] in ("", host))

    def __repr__(self):
        cookies = ", ".join(f"<Cookie {key}={value} for {self._domains[key]} />"
                            for key, value in self.items())
        return f"<Cookies[{cookies}]>"


def _compact(data):
    return _json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _encode(content, data, files, json):
    """(headers, body)"""
    from urllib.parse import urlencode
    if content is not None:
        body = _web.to_bytes(content)
        return {"Content-Length": str(len(body))} if body else {}, body
    if files:
        named = []
        for key, file in (files.items() if hasattr(files, "items") else files):
            named.append((key, *file[:3]) if isinstance(file, tuple) else (
                key, str(getattr(file, "name", "upload")).rpartition("/")[2], file))
        kind, body = _web.form(_web.pairs_of(data or {}), named)
    elif data is not None and data != {}:
        if isinstance(data, (str, bytes)):
            body = _web.to_bytes(data)
            return {"Content-Length": str(len(body))}, body
        kind, body = "application/x-www-form-urlencoded", urlencode(_web.pairs_of(data)).encode()
    elif json is not None:
        kind, body = "application/json", _compact(json)
    else:
        return {}, b""
    return {"Content-Length": str(len(body)), "Content-Type": kind}, body


class Request:
    """What is sent."""

    def __init__(self, method, url, *, params=None, headers=None, cookies=None, content=None,
                 data=None, files=None, json=None, stream=None, extensions=None):
        method = method.decode("ascii") if isinstance(method, bytes) else method
        self.method = method.upper()
        self.url = URL(url)
        if params is not None:
            self.url = self.url.copy_merge_params(params)
        self.headers = Headers(headers)
        self.extensions = extensions or {}
        if cookies:
            cookies = cookies if isinstance(cookies, Cookies) else Cookies(cookies)
            sent = cookies._header_for(self.url.host)
            if sent:
                self.headers["Cookie"] = sent
        more, self.content = _encode(content, data, files, json)
        if not self.content and self.method in ("POST", "PUT", "PATCH"):
            more = {"Content-Length": "0"}
        for key, value in more.items():
            if key not in self.headers:
                self.headers[key] = value
        if "host" not in self.headers and self.url.host:
            self.headers._pairs.insert(0, ("host", self.url.netloc.decode()))

    def read(self):
        return self.content

    async def aread(self):
        return self.content

    def __repr__(self):
        return f"<Request({self.method!r}, {str(self.url)!r})>"


class Response:
    """An answer."""
    http_version = "HTTP/1.1"
    next_request = None

    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None,
                 stream=None, request=None, extensions=None, history=None,
                 default_encoding="utf-8"):
        self.status_code = int(status_code)
        self.headers = Headers(headers)
        if text is not None:
            content, kind = text, "text/plain; charset=utf-8"
        elif html is not None:
            content, kind = html, "text/html; charset=utf-8"
        elif json is not None:
            content, kind = _compact(json), "application/json"
        else:
            kind = None
        self._body = b"" if content is None else _web.to_bytes(content)
        if content is not None and headers is None or kind is not None:
            self.headers.setdefault("Content-Length", str(len(self._body)))
            if kind is not None:
                self.headers.setdefault("Content-Type", kind)
        self._request = request
        self.extensions = extensions or {}
        self.history = list(history or ())
        self.default_encoding = default_encoding
        self._encoding = None
        self._elapsed = None
        self.is_closed = True
        self.is_stream_consumed = True
        self._is_read = True
        self._is_async = False

    @classmethod
    def _of(cls, exchange, request, seconds, is_async):
        from datetime import timedelta
        answer = exchange.answer
        self = cls(answer.status, headers=answer.headers, request=request,
                   content=b"" if request.method == "HEAD" else answer.body,
                   extensions={"http_version": b"HTTP/1.1"})
        self._elapsed = timedelta(seconds=seconds)
        self._is_async = is_async
        self.is_closed = self.is_stream_consumed = self._is_read = False
        self._taken = 0
        return self

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError("The request instance has not been set on this response.")
        return self._request

    @request.setter
    def request(self, request):
        self._request = request

    @property
    def elapsed(self):
        if self._elapsed is None or not self.is_closed:
            raise RuntimeError("'.elapsed' may only be accessed after the response has been read "
                               "or closed.")
        return self._elapsed

    @elapsed.setter
    def elapsed(self, elapsed):
        self._elapsed = elapsed

    url = property(lambda self: self.request.url)

    @property
    def num_bytes_downloaded(self):
        return len(self._body) if self._is_read else self._taken

    @property
    def reason_phrase(self):
        return _web.reason_of(self.status_code)

    @property
    def cookies(self):
        cookies = Cookies()
        cookies.extract_cookies(self)
        return cookies

    is_informational = property(lambda self: 100 <= self.status_code <= 199)
    is_success = property(lambda self: 200 <= self.status_code <= 299)
    is_redirect = property(lambda self: 300 <= self.status_code <= 399)
    is_client_error = property(lambda self: 400 <= self.status_code <= 499)
    is_server_error = property(lambda self: 500 <= self.status_code <= 599)
    is_error = property(lambda self: 400 <= self.status_code <= 599)
    has_redirect_location = property(lambda self: self.status_code in (301, 302, 303, 307, 308)
                                     and "location" in self.headers)

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"

    # The body.

    @property
    def content(self):
        if not self._is_read:
            raise ResponseNotRead()
        return self._body

    @property
    def charset_encoding(self):
        return _web.charset_of(self.headers.get("content-type", ""))

    @property
    def encoding(self):
        return self._encoding or self.charset_encoding or self.default_encoding

    @encoding.setter
    def encoding(self, encoding):
        self._encoding = encoding

    @property
    def text(self):
        return self.content.decode(self.encoding, "replace")

    def json(self, **kwargs):
        return _json.loads(self.content, **kwargs)

    @property
    def links(self):
        return {}

    def raise_for_status(self):
        request = self._request
        if request is None:
            raise RuntimeError("Cannot call `raise_for_status` as the request instance has not "
                               "been set on this response.")
        if self.is_success:
            return self
        kind = {1: "Informational response", 3: "Redirect response", 4: "Client error",
                5: "Server error"}.get(self.status_code // 100, "Invalid status code")
        lines = [f"{kind} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"]
        if self.has_redirect_location:
            lines.append(f"Redirect location: '{self.headers['location']}'")
        lines.append("For more information check: https://developer.mozilla.org/en-US/docs/Web/"
                     f"HTTP/Status/{self.status_code}")
        raise HTTPStatusError("\n".join(lines), request=request, response=self)

    def _read(self):
        if not self._is_read:
            self._begin_stream(self._is_async)
            self._is_read = self.is_closed = True
        return self._body

    def read(self):
        self._begin_stream(False, True)
        return self._read()

    async def aread(self):
        self._begin_stream(True, True)
        return self._read()

    def close(self):
        if self._is_async and not self._is_read:
            raise RuntimeError("Attempted to call an sync close on an async stream.")
        self.is_closed = True

    async def aclose(self):
        if not self._is_async and not self._is_read:
            raise RuntimeError("Attempted to call an async close on an sync stream.")
        self.is_closed = True

    def _begin_stream(self, is_async, only_looks=False):
        """Before the body is taken: may it be, and in this way?"""
        if self._is_read:
            return
        if not self.is_stream_consumed and not self.is_closed and is_async != self._is_async:
            raise RuntimeError("Attempted to call a sync iterator on an async stream."
                               if self._is_async else
                               "Attempted to call an async iterator on an sync stream.")
        if only_looks:
            return
        if self.is_stream_consumed:
            raise StreamConsumed()
        if self.is_closed:
            raise StreamClosed()
        self.is_stream_consumed = True

    def _pieces(self, whole, chunk_size):
        size = chunk_size or 65536
        for at in range(0, len(whole), size):
            piece = whole[at:at + size]
            self._taken += len(piece)
            yield piece
        self.is_closed = True

    _taken = 0

    def _whole_text(self):
        return self._body.decode(self.encoding, "replace")

    def iter_bytes(self, chunk_size=None):
        self._begin_stream(False)
        yield from self._pieces(self._body, chunk_size)

    iter_raw = iter_bytes

    def iter_text(self, chunk_size=None):
        self._begin_stream(False)
        yield from self._pieces(self._whole_text(), chunk_size)

    def iter_lines(self):
        self._begin_stream(False)
        yield from self._whole_text().splitlines()
        self.is_closed = True

    async def aiter_bytes(self, chunk_size=None):
        self._begin_stream(True)
        for piece in self._pieces(self._body, chunk_size):
            yield piece

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size=None):
        self._begin_stream(True)
        for piece in self._pieces(self._whole_text(), chunk_size):
            yield piece

    async def aiter_lines(self):
        self._begin_stream(True)
        for line in self._whole_text().splitlines():
            yield line
        self.is_closed = True
