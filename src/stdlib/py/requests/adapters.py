"""How requests are sent."""
from time import monotonic as _now
import _web
from requests.exceptions import (ConnectionError, ConnectTimeout, ReadTimeout, RetryError, SSLError)
from requests.models import Response

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
        self.max_retries = max_retries if isinstance(max_retries, Retry) else Retry(
            max_retries, read=False)

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
                raise RetryError(f"{_pool(exchange)}: Max retries exceeded with url: "
                                 f"{request.path_url} (Caused by ResponseError('too many "
                                 f"{exchange.answer.status} error responses'))", request=request)
            retry = retry._after()
            if pause:
                import time
                time.sleep(pause)
        if exchange.failure is not None:
            self._fail(exchange, request, timeout)
        return Response._of(exchange, request, _now() - begin)

    def _exchange(self, request, timeout, verify):
        if isinstance(timeout, tuple):
            connect, read = timeout
        else:
            connect = read = timeout
        for seconds in (connect, read):
            if seconds is not None and seconds <= 0:
                raise ValueError(f"Attempted to set connect timeout to {seconds}, but the timeout "
                                 "cannot be set to a value less than or equal to 0.")
        exchange = _web.Exchange(request.method, request.url, request.headers.items(),
                                 request.body or b"", verify=bool(verify))
        exchange.block(f"requests.{request.method.lower()}", connect, read)
        return exchange

    def _fail(self, exchange, request, timeout):
        failure = exchange.failure
        connect, read = timeout if isinstance(timeout, tuple) else (timeout, timeout)
        pool = _pool(exchange)
        if failure == _web.READ_TIMEOUT:
            raise ReadTimeout(f"{pool}: Read timed out. (read timeout={read})", request=request)
        if failure == _web.RESET:
            raise ConnectionError(("Connection aborted.", _web.errno_of(failure)), request=request)
        host = exchange.request.host
        name = ("HTTPSConnection" if exchange.request.scheme == "https" else "HTTPConnection")
        connection = f"<urllib3.connection.{name} object at {id(exchange):#x}>"
        if failure == _web.CONNECT_TIMEOUT:
            kind = ConnectTimeout
            cause = (f"ConnectTimeoutError({connection}, 'Connection to {host} timed out. "
                     f"(connect timeout={connect})')")
        elif failure == _web.SSL:
            kind, cause = SSLError, f"SSLError({_web.errno_of(failure)!r})"
        elif failure == _web.DNS:
            kind = ConnectionError
            cause = (f'NameResolutionError("{connection}: Failed to resolve \'{host}\' '
                     f'([Errno -2] Name or service not known)")')
        else:
            kind = ConnectionError
            cause = (f"NewConnectionError('{connection}: Failed to establish a new connection: "
                     f"{_web.errno_of(failure)}')")
        raise kind(f"{pool}: Max retries exceeded with url: {request.path_url} (Caused by {cause})",
                   request=request)


def _pool(exchange):
    request = exchange.request
    kind = "HTTPSConnectionPool" if request.scheme == "https" else "HTTPConnectionPool"
    return f"{kind}(host='{request.host}', port={request.port})"
