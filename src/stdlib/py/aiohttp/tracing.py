"""Being told of what happens in a session."""
from types import SimpleNamespace as _SimpleNamespace

_SIGNALS = ("request_start", "request_chunk_sent", "response_chunk_received", "request_end",
            "request_exception", "request_redirect", "connection_queued_start",
            "connection_queued_end", "connection_create_start", "connection_create_end",
            "connection_reuseconn", "dns_resolvehost_start", "dns_resolvehost_end",
            "dns_cache_hit", "dns_cache_miss", "request_headers_sent")


class _Params(_SimpleNamespace):
    """What a coroutine function is told."""


_names = {name: "Trace" + "".join(part.capitalize() for part in name.split("_")) + "Params"
          for name in _SIGNALS}
_kinds = {name: type(shown, (_Params,), {}) for name, shown in _names.items()}
globals().update({kind.__name__: kind for kind in _kinds.values()})


class TraceConfig:
    """Lists of coroutine functions, one for each kind of news."""

    def __init__(self, trace_config_ctx_factory=_SimpleNamespace):
        self._factory = trace_config_ctx_factory
        for name in _SIGNALS:
            setattr(self, f"on_{name}", [])

    def trace_config_ctx(self, trace_request_ctx=None):
        return self._factory(trace_request_ctx=trace_request_ctx)

    def freeze(self):
        pass

    def _start(self, session, trace_request_ctx):
        return _Trace(self, session, self.trace_config_ctx(trace_request_ctx))


class _Trace:
    def __init__(self, config, session, context):
        self._config = config
        self._session = session
        self._context = context

    async def send(self, name, **facts):
        for call in getattr(self._config, f"on_{name}"):
            await call(self._session, self._context, _kinds[name](**facts))

    async def connect(self, connection, request, connector):
        """Tells of the connection that a request got, as far as it comes about."""
        import _web
        import _web_streams
        if connection == "kept":
            await self.send("connection_reuseconn")
            return
        failure = None if _web_streams.is_served(request) else _web.connect_failure(request)
        await self.send("connection_create_start")
        if request.host in connector._resolved:
            await self.send("dns_cache_hit", host=request.host)
        else:
            await self.send("dns_cache_miss", host=request.host)
            await self.send("dns_resolvehost_start", host=request.host)
            if failure == _web.DNS:
                return
            await self.send("dns_resolvehost_end", host=request.host)
            connector._resolved.add(request.host)
        if failure is None:
            await self.send("connection_create_end")
