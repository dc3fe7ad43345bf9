"""What carries a request to the virtual web, and answers of the program's own."""
from time import monotonic as _now
import _web
from httpx import _exceptions as _errors
from httpx._config import DEFAULT_LIMITS, Timeout
from httpx._models import Response


class BaseTransport:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def handle_request(self, request):
        raise NotImplementedError("The 'handle_request' method must be implemented.")

    def close(self):
        pass


class AsyncBaseTransport:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.aclose()

    async def handle_async_request(self, request):
        raise NotImplementedError("The 'handle_async_request' method must be implemented.")

    async def aclose(self):
        pass


class MockTransport(BaseTransport, AsyncBaseTransport):
    """A function answers."""

    def __init__(self, handler):
        self.handler = handler

    def handle_request(self, request):
        response = self.handler(request)
        response.request = request
        return response

    async def handle_async_request(self, request):
        response = self.handler(request)
        if not isinstance(response, Response):
            response = await response
        response.request = request
        return response


def _open(request, verify):
    timeout = request.extensions.get("timeout", {})
    exchange = _web.Exchange(request.method, str(request.url), request.headers.multi_items(),
                             request.content, verify=verify)
    return exchange, timeout


def _verifies(verify):
    if hasattr(verify, "verify_mode"):
        from ssl import CERT_NONE
        return verify.verify_mode != CERT_NONE
    return bool(verify)


def _fail(exchange, request, is_async):
    failure = exchange.failure
    if failure == _web.DISCONNECTED:
        raise _errors.RemoteProtocolError("Server disconnected without sending a response.",
                                          request=request)
    text = "" if is_async else str(_web.errno_of(failure))
    if failure == _web.CONNECT_TIMEOUT:
        raise _errors.ConnectTimeout(text, request=request)
    if failure == _web.READ_TIMEOUT:
        if not is_async and exchange.request.scheme == "https":
            text = "The read operation timed out"
        raise _errors.ReadTimeout(text, request=request)
    if failure == _web.RESET:
        raise _errors.ReadError(text, request=request)
    if failure in (_web.REFUSED, _web.UNREACHABLE) and is_async:
        text = "All connection attempts failed"
    raise _errors.ConnectError(text or str(_web.errno_of(failure)), request=request)


def _pause(attempt):
    return 0 if attempt == 0 else 0.5 * 2 ** (attempt - 1)


_TRIED_AGAIN = (_web.REFUSED, _web.DNS, _web.UNREACHABLE, _web.CONNECT_TIMEOUT)


class HTTPTransport(BaseTransport):
    def __init__(self, verify=True, cert=None, http1=True, http2=False, limits=DEFAULT_LIMITS,
                 trust_env=True, proxy=None, uds=None, local_address=None, retries=0,
                 socket_options=None):
        self._verify = _verifies(verify)
        self._retries = retries

    def handle_request(self, request):
        for attempt in range(self._retries + 1):
            begin = _now()
            exchange, timeout = _open(request, self._verify)
            exchange.block(f"httpx.{request.method.lower()}", timeout.get("connect"),
                           timeout.get("read"))
            if exchange.failure not in _TRIED_AGAIN or attempt == self._retries:
                break
            if attempt:
                import time
                time.sleep(_pause(attempt))
        if exchange.failure is not None:
            _fail(exchange, request, False)
        return Response._of(exchange, request, _now() - begin, False)


class AsyncHTTPTransport(AsyncBaseTransport):
    def __init__(self, verify=True, cert=None, http1=True, http2=False, limits=DEFAULT_LIMITS,
                 trust_env=True, proxy=None, uds=None, local_address=None, retries=0,
                 socket_options=None):
        self._verify = _verifies(verify)
        self._retries = retries
        self._pool = _web.Pool(limits.max_connections)

    async def handle_async_request(self, request):
        host = request.url.host
        for attempt in range(self._retries + 1):
            exchange, timeout = _open(request, self._verify)
            if not await self._pool.acquire(host, timeout.get("pool"), f"a connection to {host}"):
                raise _errors.PoolTimeout("", request=request)
            begin = _now()
            try:
                await exchange.wait(timeout.get("connect"), timeout.get("read"))
            finally:
                self._pool.release(host)
            if exchange.failure not in _TRIED_AGAIN or attempt == self._retries:
                break
            if attempt:
                from asyncio import sleep
                await sleep(_pause(attempt))
        if exchange.failure is not None:
            _fail(exchange, request, True)
        return Response._of(exchange, request, _now() - begin, True)
