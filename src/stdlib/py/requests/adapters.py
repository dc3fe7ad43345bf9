"""How requests are sent."""
from time import monotonic as _now
import _web
from requests.exceptions import (ConnectionError, ConnectTimeout, ReadTimeout, RetryError, SSLError)
from requests.models import Response
from urllib3 import exceptions as _errors

DEFAULT_POOLSIZE, DEFAULT_RETRIES, DEFAULT_POOLBLOCK = 10, 0, False


class BaseAdapter:
    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        raise NotImplementedError

    def close(self):
        raise NotImplementedError


class HTTPAdapter(BaseAdapter):
    """Sends over the virtual web; tries again if it was told to."""

    def __init__(self, pool_connections=DEFAULT_POOLSIZE, pool_maxsize=DEFAULT_POOLSIZE,
                 max_retries=DEFAULT_RETRIES, pool_block=DEFAULT_POOLBLOCK):
        from urllib3.util.retry import Retry
        if not isinstance(max_retries, Retry):
            max_retries = Retry(max_retries) if max_retries else Retry(0, read=False)
        self.max_retries = max_retries

    def close(self):
        pass

    def send(self, request, stream=False, timeout=None, verify=True, cert=None, proxies=None):
        retry = self.max_retries
        while True:
            begin = _now()
            exchange = self._exchange(request, timeout, verify)
            pause = retry._next_pause(request, exchange)
            if pause is None:
                break
            if pause < 0:
                cause = _errors.ResponseError(f"too many {exchange.answer.status} error responses")
                raise RetryError(_given_up(exchange, request, cause), request=request)
            retry = retry._after()
            if pause:
                import time
                time.sleep(pause)
        if exchange.failure is not None:
            self._fail(exchange, request, timeout, retry.read is not False)
        return Response._of(exchange, request, _now() - begin)

    def _exchange(self, request, timeout, verify):
        connect, read = _two_timeouts(timeout)
        exchange = _web.Exchange(request.method, request.url, request.headers.items(),
                                 _web.to_bytes(request.body or b""), verify=bool(verify))
        exchange.block(f"requests.{request.method.lower()}", connect, read)
        return exchange

    def _fail(self, exchange, request, timeout, is_retried):
        failure = exchange.failure
        connect, read = _two_timeouts(timeout)
        host, port = exchange.request.host, exchange.request.port
        name = "HTTPSConnection" if exchange.request.scheme == "https" else "HTTPConnection"
        place = f"{name}(host={host!r}, port={port})"
        kind = ConnectionError
        if failure == _web.READ_TIMEOUT:
            cause = _errors.ReadTimeoutError(f"{_pool(exchange)}: Read timed out. "
                                             f"(read timeout={read})")
            if not is_retried:
                raise ReadTimeout(cause, request=request)
        elif failure == _web.RESET:
            cause = _errors.ProtocolError("Connection aborted.", _web.errno_of(failure))
            if not is_retried:
                raise ConnectionError(cause, request=request)
        elif failure == _web.CONNECT_TIMEOUT:
            kind = ConnectTimeout
            cause = _errors.ConnectTimeoutError(
                _Connection(place), f"Connection to {host} timed out. (connect timeout={connect})")
        elif failure == _web.SSL:
            kind, cause = SSLError, _errors.SSLError(_web.errno_of(failure))
        elif failure == _web.DNS:
            cause = _errors.NameResolutionError(f"{place}: Failed to resolve {host!r} "
                                                f"({_web.errno_of(failure)})")
        else:
            cause = _errors.NewConnectionError(f"{place}: Failed to establish a new connection: "
                                               f"{_web.errno_of(failure)}")
        raise kind(_given_up(exchange, request, cause), request=request)


class _Connection:
    """What an error shows of a connection."""

    def __init__(self, place):
        self._place = place

    def __repr__(self):
        return f"<{self._place} at {id(self):#x}>"


def _two_timeouts(timeout):
    """(connect, read) of what was given."""
    if isinstance(timeout, tuple):
        if len(timeout) != 2:
            raise ValueError(f"Invalid timeout {timeout}. Pass a (connect, read) timeout tuple, or "
                             "a single float to set both timeouts to the same value.")
        pair = timeout
    else:
        pair = timeout, timeout
    for name, seconds in zip(("connect", "read"), pair):
        if seconds is None:
            continue
        try:
            is_wrong = seconds <= 0
        except TypeError:
            raise ValueError(f"Timeout value {name} was {seconds}, but it must be an int, float "
                             "or None.") from None
        if is_wrong:
            raise ValueError(f"Attempted to set {name} timeout to {seconds}, but the timeout "
                             "cannot be set to a value less than or equal to 0.")
    return pair


def _given_up(exchange, request, cause):
    error = _errors.MaxRetryError(f"{_pool(exchange)}: Max retries exceeded with url: "
                                  f"{request.path_url} (Caused by {cause!r})")
    error.reason = cause
    return error


def _pool(exchange):
    request = exchange.request
    kind = "HTTPSConnectionPool" if request.scheme == "https" else "HTTPConnectionPool"
    return f"{kind}(host={request.host!r}, port={request.port})"
