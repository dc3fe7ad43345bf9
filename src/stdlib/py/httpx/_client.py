"""Clients: where requests are made."""
import sys as _sys
from contextlib import (asynccontextmanager as _asynccontextmanager,
                        contextmanager as _contextmanager)
from httpx import _exceptions as _errors
from httpx._config import (DEFAULT_LIMITS, DEFAULT_MAX_REDIRECTS, DEFAULT_TIMEOUT_CONFIG,
                           USE_CLIENT_DEFAULT, BasicAuth, Timeout)
from httpx._models import Cookies, Headers, Request, Response
from httpx._transports import AsyncHTTPTransport, HTTPTransport
from httpx._urls import URL, QueryParams

_HEADERS = {"Accept": "*/*", "Accept-Encoding": "gzip, deflate", "Connection": "keep-alive",
            "User-Agent": "python-httpx/0.28.1"}


def _log(request, response):
    logging = _sys.modules.get("logging")
    if logging is not None:
        logging.getLogger("httpx").info(
            'HTTP Request: %s %s "%s %d %s"', request.method, request.url, response.http_version,
            response.status_code, response.reason_phrase)


_PLAIN = frozenset(("params", "headers", "cookies", "auth", "follow_redirects", "timeout",
                    "extensions"))


def _only_plain(kwargs, call):
    """Requests without a body have fewer keywords."""
    for name in kwargs:
        if name not in _PLAIN:
            raise TypeError(f"{call}() got an unexpected keyword argument {name!r}")
    return kwargs


class _BaseClient:
    """What both kinds of client share."""

    def __init__(self, *, auth=None, params=None, headers=None, cookies=None, verify=True,
                 cert=None, http1=True, http2=False, proxies=None, proxy=None, mounts=None,
                 timeout=DEFAULT_TIMEOUT_CONFIG, follow_redirects=False, limits=DEFAULT_LIMITS,
                 max_redirects=DEFAULT_MAX_REDIRECTS, event_hooks=None, base_url="",
                 transport=None, app=None, trust_env=True, default_encoding="utf-8"):
        self._base_url = self._with_slash(URL(base_url))
        self.trust_env = trust_env
        self.auth = auth
        self.params = QueryParams(params)
        self.headers = Headers(_HEADERS)
        self.headers.update(Headers(headers))
        self.cookies = Cookies(cookies)
        self.timeout = Timeout(timeout)
        self.follow_redirects = follow_redirects
        self.max_redirects = max_redirects
        self.event_hooks = {"request": [], "response": [], **(event_hooks or {})}
        if transport is None and app is not None:
            from httpx._asgi import ASGITransport
            transport = ASGITransport(app)
        self._transport = self._make_transport(verify, limits) if transport is None else transport
        self._is_closed = self._was_opened = False

    @staticmethod
    def _with_slash(url):
        return url if url.raw_path.endswith(b"/") else url.copy_with(path=url._parts[2] + "/")

    is_closed = property(lambda self: self._is_closed)

    @property
    def base_url(self):
        return self._base_url

    @base_url.setter
    def base_url(self, url):
        self._base_url = self._with_slash(URL(url))

    def _open(self):
        if self._was_opened or self._is_closed:
            raise RuntimeError("Cannot reopen a client instance, once it has been closed."
                               if self._is_closed else
                               "Cannot open a client instance more than once.")
        self._was_opened = True

    def _merge_url(self, url):
        url = URL(url)
        if url.is_relative_url:
            path = (self._base_url._parts[2] or "/") + url._parts[2].lstrip("/")
            return self._base_url.copy_with(path=path, query=url._parts[3],
                                            fragment=url._parts[4])
        return url

    def build_request(self, method, url, *, content=None, data=None, files=None, json=None,
                      params=None, headers=None, cookies=None, timeout=USE_CLIENT_DEFAULT,
                      extensions=None):
        merged = Headers(self.headers)
        merged.update(Headers(headers))
        if self.params or params is not None:
            params = self.params.merge(params)
        timeout = self.timeout if timeout is USE_CLIENT_DEFAULT else Timeout(timeout)
        extensions = {"timeout": timeout.as_dict(), **(extensions or {})}
        return Request(method, self._merge_url(url), content=content, data=data, files=files,
                       json=json, params=params, headers=merged,
                       cookies=self.cookies._with(cookies), extensions=extensions)

    def _check(self, request, auth):
        """Before it is sent."""
        if self._is_closed:
            raise RuntimeError("Cannot send a request, as the client has been closed.")
        self._was_opened = True
        scheme = request.url.scheme
        if not scheme:
            raise _errors.UnsupportedProtocol("Request URL is missing an 'http://' or 'https://' "
                                              "protocol.", request=request)
        if scheme not in ("http", "https"):
            raise _errors.UnsupportedProtocol("Request URL has an unsupported protocol "
                                              f"'{scheme}://'.", request=request)
        auth = self.auth if auth is USE_CLIENT_DEFAULT else auth
        if isinstance(auth, tuple):
            auth = BasicAuth(*auth)
        if auth is not None:
            if hasattr(auth, "auth_flow"):
                next(auth.auth_flow(request))
            else:
                auth(request)

    def _redirected(self, request, response):
        method = request.method
        if response.status_code == 303 and method != "HEAD" or (
                response.status_code == 302 and method != "HEAD") or (
                response.status_code == 301 and method == "POST"):
            method = "GET"
        headers = Headers([(key, value) for key, value in request.headers.multi_items()
                           if key not in ("host", "content-length", "content-type", "cookie")])
        return Request(method, request.url.join(response.headers["location"]), headers=headers,
                       content=request.content if method == request.method else None,
                       cookies=self.cookies, extensions=request.extensions)

    def _next(self, request, response, history, follow_redirects):
        """The request that a redirect leads to, or None."""
        self.cookies.extract_cookies(response)
        response.history = list(history)
        if not response.has_redirect_location:
            return None
        request = self._redirected(request, response)
        follow = self.follow_redirects if follow_redirects is USE_CLIENT_DEFAULT \
            else follow_redirects
        if not follow:
            response.next_request = request
            return None
        history.append(response)
        if len(history) > self.max_redirects:
            raise _errors.TooManyRedirects("Exceeded maximum allowed redirects.", request=request)
        return request


class Client(_BaseClient):
    """The thread waits for each answer."""

    def _make_transport(self, verify, limits):
        return HTTPTransport(verify=verify, limits=limits)

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        if not self._is_closed:
            self._is_closed = True
            self._transport.close()

    def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT,
             follow_redirects=USE_CLIENT_DEFAULT):
        self._check(request, auth)
        history = []
        while True:
            for hook in self.event_hooks["request"]:
                hook(request)
            response = self._transport.handle_request(request)
            _log(request, response)
            for hook in self.event_hooks["response"]:
                hook(response)
            following = self._next(request, response, history, follow_redirects)
            if following is None:
                break
            response.read()
            request = following
        if not stream:
            response.read()
        return response

    def request(self, method, url, *, content=None, data=None, files=None, json=None, params=None,
                headers=None, cookies=None, auth=USE_CLIENT_DEFAULT,
                follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT, extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files,
                                     json=json, params=params, headers=headers, cookies=cookies,
                                     timeout=timeout, extensions=extensions)
        return self.send(request, auth=auth, follow_redirects=follow_redirects)

    @_contextmanager
    def stream(self, method, url, *, auth=USE_CLIENT_DEFAULT, follow_redirects=USE_CLIENT_DEFAULT,
               **kwargs):
        response = self.send(self.build_request(method, url, **kwargs), auth=auth,
                             follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            response.close()

    def get(self, url, **kwargs):
        return self.request("GET", url, **_only_plain(kwargs, "Client.get"))

    def options(self, url, **kwargs):
        return self.request("OPTIONS", url, **_only_plain(kwargs, "Client.options"))

    def head(self, url, **kwargs):
        return self.request("HEAD", url, **_only_plain(kwargs, "Client.head"))

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def patch(self, url, **kwargs):
        return self.request("PATCH", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **_only_plain(kwargs, "Client.delete"))


class AsyncClient(_BaseClient):
    """The task waits for each answer."""

    def _make_transport(self, verify, limits):
        return AsyncHTTPTransport(verify=verify, limits=limits)

    async def __aenter__(self):
        self._open()
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    async def aclose(self):
        if not self._is_closed:
            self._is_closed = True
            await self._transport.aclose()

    async def send(self, request, *, stream=False, auth=USE_CLIENT_DEFAULT,
                   follow_redirects=USE_CLIENT_DEFAULT):
        self._check(request, auth)
        history = []
        while True:
            for hook in self.event_hooks["request"]:
                await hook(request)
            response = await self._transport.handle_async_request(request)
            _log(request, response)
            for hook in self.event_hooks["response"]:
                await hook(response)
            following = self._next(request, response, history, follow_redirects)
            if following is None:
                break
            response._read()
            request = following
        if not stream:
            response._read()
        return response

    async def request(self, method, url, *, content=None, data=None, files=None, json=None,
                      params=None, headers=None, cookies=None, auth=USE_CLIENT_DEFAULT,
                      follow_redirects=USE_CLIENT_DEFAULT, timeout=USE_CLIENT_DEFAULT,
                      extensions=None):
        request = self.build_request(method, url, content=content, data=data, files=files,
                                     json=json, params=params, headers=headers, cookies=cookies,
                                     timeout=timeout, extensions=extensions)
        return await self.send(request, auth=auth, follow_redirects=follow_redirects)

    @_asynccontextmanager
    async def stream(self, method, url, *, auth=USE_CLIENT_DEFAULT,
                     follow_redirects=USE_CLIENT_DEFAULT, **kwargs):
        response = await self.send(self.build_request(method, url, **kwargs), auth=auth,
                                   follow_redirects=follow_redirects, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    async def get(self, url, **kwargs):
        return await self.request("GET", url,
                                  **_only_plain(kwargs, "AsyncClient.get"))

    async def options(self, url, **kwargs):
        return await self.request("OPTIONS", url,
                                  **_only_plain(kwargs, "AsyncClient.options"))

    async def head(self, url, **kwargs):
        return await self.request("HEAD", url,
                                  **_only_plain(kwargs, "AsyncClient.head"))

    async def post(self, url, **kwargs):
        return await self.request("POST", url, **kwargs)

    async def put(self, url, **kwargs):
        return await self.request("PUT", url, **kwargs)

    async def patch(self, url, **kwargs):
        return await self.request("PATCH", url, **kwargs)

    async def delete(self, url, **kwargs):
        return await self.request("DELETE", url,
                                  **_only_plain(kwargs, "AsyncClient.delete"))
