"""Requests and responses."""
import json as _json
from urllib.parse import quote as _quote, urlencode as _urlencode, urlsplit as _urlsplit
import _web
from requests.cookies import RequestsCookieJar, merged as _merged_cookies
from requests.exceptions import (ConnectionError, HTTPError, InvalidJSONError, InvalidSchema,
                                 InvalidURL, JSONDecodeError, MissingSchema, StreamConsumedError)
from requests.structures import CaseInsensitiveDict

_IN_URL = "!#$%&'()*+,/:;=?@[]~"
ITER_CHUNK_SIZE = 512
CONTENT_CHUNK_SIZE = 10 * 1024
REDIRECT_STATI = (301, 302, 303, 307, 308)


class Request:
    """What to ask for, as it was given."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None,
                 auth=None, cookies=None, hooks=None, json=None):
        self.method, self.url, self.headers = method, url, headers or {}
        self.files, self.data, self.json = files, data, json
        self.params, self.auth, self.cookies, self.hooks = params or {}, auth, cookies, hooks

    def __repr__(self):
        return f"<Request [{self.method}]>"

    def prepare(self):
        prepared = PreparedRequest()
        prepared.prepare(self.method, self.url, self.headers, self.files, self.data, self.params,
                         self.auth, self.cookies, self.hooks, self.json)
        return prepared


class PreparedRequest:
    """What is sent."""
    method = url = headers = body = None

    def __repr__(self):
        return f"<PreparedRequest [{self.method}]>"

    def prepare(self, method=None, url=None, headers=None, files=None, data=None, params=None,
                auth=None, cookies=None, hooks=None, json=None):
        self.method = method.upper() if method else method
        self.url = self._whole_url(url, params)
        self.headers = CaseInsensitiveDict(headers or {})
        for key, value in self.headers.items():
            if not isinstance(value, (str, bytes)):
                from requests.exceptions import InvalidHeader
                raise InvalidHeader(f"Header part ({value!r}) from ('{key}', {value!r}) must be of "
                                    f"type str or bytes, not {type(value)}")
            if isinstance(value, str) and (value[:1].isspace() or "\n" in value or "\r" in value):
                from requests.exceptions import InvalidHeader
                raise InvalidHeader("Invalid leading whitespace, reserved character(s), or return "
                                    f"character(s) in header value: {value!r}")
        if cookies:
            jar = cookies if hasattr(cookies, "_header_for") else _merged_cookies(cookies)
            sent = jar._header_for(_urlsplit(self.url))
            if sent:
                self.headers["Cookie"] = sent
        self._set_body(data, files, json)
        if auth:
            if isinstance(auth, tuple):
                from requests.auth import HTTPBasicAuth
                auth = HTTPBasicAuth(*auth)
            auth(self)

    @property
    def path_url(self):
        parts = _urlsplit(self.url)
        return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")

    @staticmethod
    def _whole_url(url, params):
        url = (url.decode() if isinstance(url, bytes) else str(url)).lstrip()
        if ":" in url and not url.lower().startswith("http"):
            return url
        scheme, found, rest = url.partition("://")
        if not found:
            raise MissingSchema(f"Invalid URL {url!r}: No scheme supplied. Perhaps you meant "
                                f"https://{url}?")
        if not rest or rest[0] in "/?#":
            raise InvalidURL(f"Invalid URL {url!r}: No host supplied")
        parts = _urlsplit(url)
        try:
            parts.port
        except ValueError:
            raise InvalidURL(f"Failed to parse: {url}") from None
        if parts.netloc.startswith(("*", ".")):
            raise InvalidURL("URL has an invalid label.")
        query = _quote(parts.query, _IN_URL)
        if params:
            more = params if isinstance(params, str) else _urlencode(_web.pairs_of(params))
            query = f"{query}&{more}" if query and more else query or more
        path = _quote(parts.path, _IN_URL) or "/"
        return (f"{parts.scheme}://{parts.netloc}{path}" + (f"?{query}" if query else "")
                + (f"#{parts.fragment}" if parts.fragment else ""))

    def _set_body(self, data, files, json):
        kind = body = None
        if not data and json is not None:
            kind = "application/json"
            try:
                body = _json.dumps(json, allow_nan=False).encode()
            except ValueError as error:
                raise InvalidJSONError(error, request=self)
        if files:
            named = []
            for key, file in _web.pairs_of({k: [v] for k, v in dict(files).items()}):
                if not isinstance(file, tuple):
                    file = getattr(file, "name", key).rpartition("/")[2], file
                named.append((key, *file, "")[:4])
            kind, body = _web.form(_web.pairs_of(data) if data else [], named)
        elif data:
            if isinstance(data, (str, bytes)) or hasattr(data, "read"):
                body = data if isinstance(data, (str, bytes)) else _web.to_bytes(data)
            else:
                kind = "application/x-www-form-urlencoded"
                body = _urlencode(_web.pairs_of(data))
        self.body = body
        if body:
            self.headers["Content-Length"] = str(len(_web.to_bytes(body)))
        elif self.method not in ("GET", "HEAD"):
            self.headers["Content-Length"] = "0"
        if kind and "content-type" not in self.headers:
            self.headers["Content-Type"] = kind

    def copy(self):
        other = PreparedRequest()
        other.method, other.url, other.body = self.method, self.url, self.body
        other.headers = self.headers.copy()
        return other


class _Raw:
    """The body as a file."""

    def __init__(self, body, answer=None):
        import io
        self._file = io.BytesIO(body)
        self.decode_content = False
        if answer is not None:
            self.status, self.reason = answer.status, answer.reason
            self.headers = CaseInsensitiveDict(answer.headers)

    def read(self, amt=None, decode_content=None):
        return self._file.read(-1 if amt is None else amt)

    def stream(self, amt=65536, decode_content=None):
        while piece := self._file.read(amt):
            yield piece

    def __getattr__(self, name):
        return getattr(self._file, name)


class Response:
    """An answer."""

    def __init__(self):
        self._body = b""
        self._content = False             # the body, once it is read
        self._consumed = False
        self._next = None
        self.status_code = None
        self.headers = CaseInsensitiveDict()
        self.raw = None
        self.url = None
        self.encoding = None
        self.history = []
        self.reason = None
        self.cookies = RequestsCookieJar()
        self.elapsed = None
        self.request = None

    @classmethod
    def _of(cls, exchange, prepared, seconds):
        from datetime import timedelta
        answer = exchange.answer
        self = cls()
        self.request = prepared
        self.url = prepared.url
        self.status_code = answer.status
        self.reason = answer.reason
        self.headers = CaseInsensitiveDict(answer.headers)
        self._body = b"" if prepared.method == "HEAD" else answer.body
        self.raw = _Raw(self._body, answer)
        kind = self.headers.get("content-type", "")
        self.encoding = _web.charset_of(kind) or (
            "ISO-8859-1" if "text" in kind else "utf-8" if "application/json" in kind else None)
        self.cookies._extract(_urlsplit(prepared.url), answer.headers)
        self.elapsed = timedelta(seconds=seconds)
        return self

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        pass

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return "location" in self.headers and self.status_code in REDIRECT_STATI

    @property
    def is_permanent_redirect(self):
        return "location" in self.headers and self.status_code in (301, 308)

    @property
    def next(self):
        return self._next

    @property
    def apparent_encoding(self):
        body = self.content
        return None if not body else "ascii" if body.isascii() else "utf-8"

    @property
    def content(self):
        if self._content is False:
            if self._consumed:
                raise RuntimeError("The content for this response was already consumed")
            self._content = self._body if self.raw is None else self.raw.read()
            self._consumed = True
        return self._content

    @property
    def text(self):
        body = self.content
        return body.decode(self.encoding or self.apparent_encoding, "replace") if body else ""

    @property
    def links(self):
        return {}

    def json(self, **kwargs):
        try:
            return _json.loads(self.content if self.encoding is None else self.text, **kwargs)
        except _json.JSONDecodeError as error:
            raise JSONDecodeError(error.msg, error.doc, error.pos)

    def iter_content(self, chunk_size=1, decode_unicode=False):
        if self._consumed and self._content is False:
            raise StreamConsumedError()
        if chunk_size is not None and not isinstance(chunk_size, int):
            raise TypeError(f"chunk_size must be an int, it is instead a {type(chunk_size)}.")
        return self._pieces(chunk_size, decode_unicode and self.encoding is not None)

    def _pieces(self, chunk_size, decodes):
        body = self._content
        if body is False:
            body = self._body if self.raw is None else self.raw.read()
            self._consumed = True
        size = chunk_size or len(body) or 1
        for at in range(0, len(body), size):
            piece = body[at:at + size]
            yield piece.decode(self.encoding, "replace") if decodes else piece

    def iter_lines(self, chunk_size=ITER_CHUNK_SIZE, decode_unicode=False, delimiter=None):
        pieces = list(self.iter_content(chunk_size, decode_unicode))
        body = ("" if pieces and isinstance(pieces[0], str) else b"").join(pieces)
        yield from body.split(delimiter) if delimiter else body.splitlines()

    def raise_for_status(self):
        kind = "Client" if 400 <= self.status_code < 500 else \
            "Server" if 500 <= self.status_code < 600 else None
        if kind is not None:
            raise HTTPError(f"{self.status_code} {kind} Error: {self.reason} for url: {self.url}",
                            response=self)
