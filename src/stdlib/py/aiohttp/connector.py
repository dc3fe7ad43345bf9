"""Connections, and who waits for a free one."""
import _web
from collections import namedtuple as _namedtuple
from aiohttp.helpers import current_loop, noop

__all__ = ("BaseConnector", "TCPConnector", "UnixConnector", "NamedPipeConnector")

_ConnectionKey = _namedtuple("ConnectionKey", "host port is_ssl ssl proxy proxy_auth "
                             "proxy_headers_hash")
_ConnectionKey.__name__ = _ConnectionKey.__qualname__ = "ConnectionKey"


class ResponseHandler:
    """The protocol of a connection that is kept for the next request."""


ResponseHandler.__module__ = "aiohttp.client_proto"


class BaseConnector:
    """Hands out connections: at most `limit`, and `limit_per_host` to the same place."""
    _closed = True

    def __init__(self, *, keepalive_timeout=15.0, force_close=False, limit=100, limit_per_host=0,
                 enable_cleanup_closed=False, loop=None, timeout_ceil_threshold=5):
        self._loop = current_loop(loop)
        self._closed = False
        self._pool = _web.Pool(limit, limit_per_host)
        self._force_close = force_close
        self._kept = {}                   # key → (handler, since), several, to be used again
        self._resolved = set()            # hosts whose address is known
        self._busy = set()                # exchanges that are on their way

    closed = property(lambda self: self._closed)
    force_close = property(lambda self: self._force_close)
    limit = property(lambda self: self._pool.limit)
    limit_per_host = property(lambda self: self._pool.per_host)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self._close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()

    def __del__(self):
        if self._closed or not self._kept:
            return
        connections = [repr(kept) for kept in self._kept.values()]
        self._close()
        self._loop.call_exception_handler({"connector": self, "connections": connections,
                                           "message": "Unclosed connector"})

    async def _connect(self, key, seconds):
        """Waits for a free connection, for so many seconds at most: "kept" or "new" (None: there
        was none)."""
        if not await self._pool.acquire(key, seconds, f"a connection to {key.host}"):
            return None
        kept = self._kept.get(key)
        if not kept:
            return "new"
        kept.pop()
        if not kept:
            del self._kept[key]
        return "kept"

    def _release(self, key, keep):
        self._pool.release(key)
        if keep and not self._force_close and not self._closed:
            if key not in self._kept:
                from collections import deque
                self._kept[key] = deque()
            self._kept[key].append((ResponseHandler(), self._loop.time()))

    def _close(self):
        self._closed = True
        self._kept.clear()
        for exchange in self._busy:
            exchange.cut()

    def close(self):
        self._close()
        return noop()


class TCPConnector(BaseConnector):
    def __init__(self, *, verify_ssl=True, fingerprint=None, use_dns_cache=True, ttl_dns_cache=10,
                 family=0, ssl_context=None, ssl=None, local_addr=None, resolver=None, **kwargs):
        super().__init__(**kwargs)
        if not verify_ssl:
            ssl = False
        self._ssl = ssl_context if ssl_context is not None else ssl
        self.use_dns_cache = use_dns_cache
        self.family = family

    def clear_dns_cache(self, host=None, port=None):
        pass

    def _settings(self, request, ssl):
        """(key of the connection, is the certificate looked at?)"""
        ssl = self._ssl if ssl is None else ssl
        is_ssl = request.scheme == "https"
        key = _ConnectionKey(request.host, request.port, is_ssl, True if ssl is None else ssl,
                             None, None, None)
        if ssl is None or ssl is True or not hasattr(ssl, "verify_mode"):
            return key, ssl is not False
        from ssl import CERT_NONE
        return key, ssl.verify_mode != CERT_NONE


BaseConnector._settings = TCPConnector._settings
BaseConnector._ssl = None


class UnixConnector(BaseConnector):
    def __init__(self, path, **kwargs):
        super().__init__(**kwargs)
        self.path = path


class NamedPipeConnector(UnixConnector):
    pass


def os_error_of(failure, request):
    """As asyncio tells of it."""
    if failure in (_web.REFUSED, _web.UNREACHABLE):
        return _web.connect_error(failure, request)
    return _web.errno_of(failure)
