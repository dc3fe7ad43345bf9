"""Sessions: where requests are made."""
import json as _json
from _asyncio import get_running_loop
from collections.abc import Coroutine as _Coroutine
import _web
from multidict import CIMultiDict
from yarl import URL
from aiohttp import client_exceptions as _errors
from aiohttp.client_exceptions import *
from aiohttp.cookiejar import CookieJar
from aiohttp.client_reqrep import ClientRequest, ClientResponse, Fingerprint, RequestInfo
from aiohttp.connector import (BaseConnector, NamedPipeConnector, TCPConnector, UnixConnector,
                               os_error_of)
from aiohttp.helpers import BasicAuth, FormData, current_loop

_UNSET = object()
_AGENT = "Python/3.11 aiohttp/3.13.2"
_IDEMPOTENT = ("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE")


class ClientTimeout:
    """Seconds; None: no limit."""
    __slots__ = ("total", "connect", "sock_read", "sock_connect", "ceil_threshold")

    def __init__(self, total=None, connect=None, sock_read=None, sock_connect=None,
                 ceil_threshold=5):
        for name, value in zip(self.__slots__, (total, connect, sock_read, sock_connect,
                                                ceil_threshold)):
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value):
        from dataclasses import FrozenInstanceError
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _fields(self):
        return tuple(getattr(self, name) for name in self.__slots__)

    def __eq__(self, other):
        return self._fields() == other._fields() if type(other) is ClientTimeout else NotImplemented

    def __hash__(self):
        return hash(self._fields())

    def __repr__(self):
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"ClientTimeout({fields})"


DEFAULT_TIMEOUT = ClientTimeout(total=5 * 60, sock_connect=30)


def _timeout_of(timeout):
    return timeout if isinstance(timeout, ClientTimeout) else ClientTimeout(total=timeout)


def _least(*numbers):
    """The least of those that are not None; None: there is none."""
    return min((number for number in numbers if number is not None), default=None)


class _Deadlines:
    """When the parts of a request must be over."""

    def __init__(self, loop, timeout):
        self._loop = loop
        self._begin = loop.time()
        self.timeout = timeout
        self.total = timeout.total or None

    def left(self, seconds):
        """What is left of so many seconds since the beginning."""
        if not seconds:
            return None
        return max(seconds - (self._loop.time() - self._begin), 0.0)

    def connecting(self):
        return _least(self.left(self.total), self.left(self.timeout.connect),
                      self.timeout.sock_connect)

    def reading(self):
        return _least(self.left(self.total), self.timeout.sock_read)

    def is_total(self):
        """Is it the total that has run out?"""
        left = self.left(self.total)
        return left is not None and left <= 1e-9


class _RequestContextManager(_Coroutine):
    """A request on its way: to be awaited, or entered."""
    __slots__ = ("_coro", "_response")

    def __init__(self, coro):
        self._coro = coro

    def send(self, arg):
        return self._coro.send(arg)

    def throw(self, *args):
        return self._coro.throw(*args)

    def close(self):
        return self._coro.close()

    def __await__(self):
        return self._coro.__await__()

    def __iter__(self):
        return self.__await__()

    async def __aenter__(self):
        self._response = await self._coro
        return self._response

    async def __aexit__(self, *exc):
        self._response.release()


class _SessionRequestContextManager(_RequestContextManager):
    """aiohttp.request(): with a session of its own."""
    __slots__ = ("_session",)

    def __init__(self, coro, session):
        super().__init__(coro)
        self._session = session

    async def __aenter__(self):
        try:
            return await super().__aenter__()
        except BaseException:
            await self._session.close()
            raise

    async def __aexit__(self, *exc):
        await super().__aexit__(*exc)
        await self._session.close()


class ClientSession:
    """Makes requests, and keeps what they share."""
    _connector = None

    def __init__(self, base_url=None, *, connector=None, loop=None, cookies=None, headers=None,
                 skip_auto_headers=None, auth=None, json_serialize=_json.dumps,
                 request_class=ClientRequest, response_class=ClientResponse,
                 ws_response_class=None, version=None, cookie_jar=None, connector_owner=True,
                 raise_for_status=False, read_timeout=_UNSET, conn_timeout=None,
                 timeout=_UNSET, auto_decompress=True, trust_env=False,
                 requote_redirect_url=True, trace_configs=None, read_bufsize=65536,
                 max_line_size=8190, max_field_size=8190):
        if loop is None and connector is not None:
            loop = connector._loop
        self._loop = current_loop(loop)
        self._base_url = None if base_url is None else self._base_of(base_url)
        if timeout is not _UNSET and timeout is not None and not isinstance(timeout, ClientTimeout):
            raise ValueError(f"timeout parameter cannot be of {type(timeout)} type, "
                             "please use 'timeout=ClientTimeout(...)'")
        self._connector = TCPConnector(loop=self._loop) if connector is None else connector
        self._connector_owner = connector_owner
        self._timeout = DEFAULT_TIMEOUT if timeout is _UNSET or timeout is None else timeout
        self._cookie_jar = CookieJar() if cookie_jar is None else cookie_jar
        if cookies:
            self._cookie_jar.update_cookies(cookies)
        self._default_headers = CIMultiDict(headers or ())
        self._default_auth = auth
        self._json_serialize = json_serialize
        self._raise_for_status = raise_for_status
        self._trace_configs = trace_configs or []

    def __init_subclass__(cls):
        import warnings
        warnings.warn(f"Inheritance class {cls.__name__} from ClientSession is discouraged",
                      DeprecationWarning, stacklevel=1)

    def __del__(self):
        if not self.closed:
            self._loop.call_exception_handler({"client_session": self,
                                               "message": "Unclosed client session"})

    # What it is made of.

    @property
    def closed(self):
        return self._connector is None or self._connector.closed

    connector = property(lambda self: self._connector)
    cookie_jar = property(lambda self: self._cookie_jar)
    headers = property(lambda self: self._default_headers)
    timeout = property(lambda self: self._timeout)
    auth = property(lambda self: self._default_auth)
    json_serialize = property(lambda self: self._json_serialize)
    raise_for_status = property(lambda self: self._raise_for_status)
    loop = property(lambda self: self._loop)

    async def close(self):
        if not self.closed:
            if self._connector_owner:
                await self._connector.close()
            self._connector = None

    def detach(self):
        self._connector = None

    def __enter__(self):
        raise TypeError("Use async with instead")

    def __exit__(self, *exc):
        pass

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()

    # Requests.

    def request(self, method, url, **kwargs):
        return _RequestContextManager(self._request(method, url, **kwargs))

    def get(self, url, *, allow_redirects=True, **kwargs):
        return _RequestContextManager(self._request("GET", url, allow_redirects=allow_redirects,
                                                    **kwargs))

    def options(self, url, *, allow_redirects=True, **kwargs):
        return _RequestContextManager(self._request("OPTIONS", url,
                                                    allow_redirects=allow_redirects, **kwargs))

    def head(self, url, *, allow_redirects=False, **kwargs):
        return _RequestContextManager(self._request("HEAD", url, allow_redirects=allow_redirects,
                                                    **kwargs))

    def post(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("POST", url, data=data, **kwargs))

    def put(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("PUT", url, data=data, **kwargs))

    def patch(self, url, *, data=None, **kwargs):
        return _RequestContextManager(self._request("PATCH", url, data=data, **kwargs))

    def delete(self, url, **kwargs):
        return _RequestContextManager(self._request("DELETE", url, **kwargs))

    def _build_url(self, url):
        url = URL(url)
        url.port                          # a wrong one is told of here
        if self._base_url is None or url.is_absolute():
            return url
        return self._base_url.join(url)

    @staticmethod
    def _base_of(url):
        url = URL(url)
        url.origin()
        if not url.path.endswith("/"):
            raise ValueError("base_url must have a trailing '/'")
        return url

    def _body(self, data, json):
        """(content type or None, body)"""
        if json is not None:
            return "application/json", self._json_serialize(json).encode()
        if data is None:
            return None, b""
        if isinstance(data, (bytes, bytearray, memoryview)):
            return "application/octet-stream", bytes(data)
        if isinstance(data, str):
            return "text/plain; charset=utf-8", data.encode()
        if hasattr(data, "read"):
            return _web.type_of_name(str(getattr(data, "name", ""))), _web.to_bytes(data)
        if not isinstance(data, FormData):
            data = FormData(data)
        return data()

    def _headers(self, method, url, headers, auth, cookies, kind, body):
        found = CIMultiDict({"Host": url.authority, "Accept": "*/*",
                             "Accept-Encoding": "gzip, deflate", "User-Agent": _AGENT})
        if body or method not in _IDEMPOTENT or method in ("PUT", "DELETE"):
            found["Content-Length"] = str(len(body))
            kind = kind or "application/octet-stream"
        if kind is not None:
            found["Content-Type"] = kind
        found.update(self._default_headers)
        found.update(headers or ())
        for key, value in found.items():
            if not isinstance(value, str):
                raise TypeError("Cannot serialize non-str key "
                                f"{value!r}" if value is None else
                                f"Cannot serialize non-str key {value!r}")
            if "\n" in value or "\r" in value:
                raise ValueError("Newline or carriage return character detected in HTTP status "
                                 "message or header. This is a potential security issue.")
        auth = auth or self._default_auth
        if auth is not None:
            if not isinstance(auth, BasicAuth):
                raise TypeError("BasicAuth() tuple is required instead")
            found["Authorization"] = auth.encode()
        sent = self._cookie_jar.filter_cookies(url)
        if cookies is not None:
            own = CookieJar(unsafe=True)
            own.update_cookies(cookies)
            for key, morsel in own.filter_cookies(url).items():
                sent[key] = morsel
        if sent:
            found["Cookie"] = sent.output(header="", sep=";").strip()
        return found

    async def _request(self, method, str_or_url, *, params=None, data=None, json=None,
                       cookies=None, headers=None, skip_auto_headers=None, auth=None,
                       allow_redirects=True, max_redirects=10, compress=None, chunked=None,
                       expect100=False, raise_for_status=None, read_until_eof=True, proxy=None,
                       proxy_auth=None, timeout=_UNSET, verify_ssl=None, fingerprint=None,
                       ssl_context=None, ssl=None, server_hostname=None, proxy_headers=None,
                       trace_request_ctx=None, read_bufsize=None, auto_decompress=None,
                       max_line_size=None, max_field_size=None):
        if self.closed:
            raise RuntimeError("Session is closed")
        if data is not None and json is not None:
            raise ValueError("data and json parameters can not be used at the same time")
        kind, body = self._body(data, json)
        try:
            url = self._build_url(str_or_url)
        except ValueError as error:
            raise InvalidUrlClientError(str_or_url) from error
        if url.scheme not in ("http", "https", ""):
            raise NonHttpUrlClientError(url)
        if not url.raw_host:
            raise InvalidUrlClientError(url)
        if url.user is not None:
            if auth is not None:
                raise ValueError("Cannot combine AUTH argument with credentials encoded in URL")
            auth = BasicAuth(url.user, url.password or "")
            url = url._with(netloc=url.authority.rpartition("@")[2])
        if params:
            url = url.extend_query(params)
        ssl = False if verify_ssl is False else ssl_context if ssl_context is not None else ssl
        timeout = self._timeout if timeout is _UNSET else _timeout_of(timeout)
        deadlines = _Deadlines(get_running_loop(), timeout)
        traces = [config._start(self, trace_request_ctx) for config in self._trace_configs]
        history = []
        method = method.upper()
        may_retry = method in _IDEMPOTENT
        for trace in traces:
            await trace.send("request_start", method=method, url=url,
                             headers=CIMultiDict(headers or ()))
        try:
            while True:
                sent = self._headers(method, url, headers, auth, cookies, kind, body)
                try:
                    exchange = await self._exchange(method, url, sent, body, ssl, deadlines, traces)
                except ClientConnectorError:
                    raise
                except (ClientOSError, ServerDisconnectedError):
                    if not may_retry:
                        raise
                    may_retry = False     # a connection that broke is tried once more
                    continue
                response = ClientResponse(exchange, url, sent, history, traces)
                self._cookie_jar.update_cookies(response.cookies, url)
                target = exchange.next_place() if allow_redirects else None
                if target is None:
                    break
                for trace in traces:
                    await trace.send("request_redirect", method=method, url=url, headers=sent,
                                     response=response)
                history.append(response)
                if len(history) >= max_redirects:
                    raise TooManyRedirects(history[0].request_info, tuple(history))
                method, url = target[0], URL(target[1], encoded=True)
                if method == "GET":
                    kind, body = None, b""
            await self._check(response, raise_for_status)
        except BaseException as error:
            for trace in traces:
                await trace.send("request_exception", method=method, url=url, exception=error)
            raise
        for trace in traces:
            await trace.send("request_end", method=method, url=url, response=response,
                             headers=sent)
        return response

    async def _check(self, response, raise_for_status):
        wanted = self._raise_for_status if raise_for_status is None else raise_for_status
        if callable(wanted):
            await wanted(response)
        elif wanted:
            response.raise_for_status()

    async def _exchange(self, method, url, headers, body, ssl, deadlines, traces):
        """One request over one connection."""
        connector = self._connector
        assert connector is not None
        exchange = _web.Exchange(method, str(url.with_fragment("")), headers.items(), body)
        key, exchange.verify = connector._settings(exchange.request, ssl)
        is_queued = bool(traces) and not connector._pool.has_room(key)
        if is_queued:
            for trace in traces:
                await trace.send("connection_queued_start")
        connection = await connector._connect(key, deadlines.connecting())
        if connection is None:
            self._fail(_web.CONNECT_TIMEOUT, exchange, key, url, deadlines)
        is_kept = False
        try:
            if is_queued:
                for trace in traces:
                    await trace.send("connection_queued_end")
            for trace in traces:
                await trace.connect(connection, exchange.request, connector)
            connector._busy.add(exchange)
            await exchange.wait(deadlines.connecting(), deadlines.reading())
            is_kept = exchange.failure is None
        finally:
            connector._busy.discard(exchange)
            connector._release(key, is_kept)
        if exchange.failure is not None:
            self._fail(exchange.failure, exchange, key, url, deadlines)
        return exchange

    def _fail(self, failure, exchange, key, url, deadlines):
        from asyncio import TimeoutError
        if failure in (_web.CONNECT_TIMEOUT, _web.READ_TIMEOUT):
            if deadlines.is_total():
                raise TimeoutError
            if failure == _web.CONNECT_TIMEOUT:
                raise ConnectionTimeoutError(f"Connection timeout to host {url}")
            raise SocketTimeoutError("Timeout on reading data from socket")
        if failure == _web.DISCONNECTED:
            raise ServerDisconnectedError
        if failure == _web.RESET:
            raise ClientOSError(104, "Connection reset by peer")
        error = os_error_of(failure, exchange.request)
        if failure == _web.SSL:
            raise ClientConnectorCertificateError(key, error) from error
        kind = ClientConnectorDNSError if failure == _web.DNS else ClientConnectorError
        raise kind(key, error) from error


def request(method, url, *, version=None, connector=None, loop=None, **kwargs):
    session = ClientSession(connector=connector, loop=loop, cookies=kwargs.pop("cookies", None),
                            connector_owner=connector is None)
    return _SessionRequestContextManager(session._request(method, url, **kwargs), session)
