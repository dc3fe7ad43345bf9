"""A client that calls the application itself, for tests."""
import httpx as _httpx
from httpx._asgi import exchange as _exchange, response_of as _response_of, scope_of as _scope_of

__all__ = ["TestClient"]


def _end_workers():
    import sys
    if "anyio.to_thread" in sys.modules:
        sys.modules["anyio.to_thread"]._end_workers()


async def _nothing():
    """Only so that the workers end while there is a loop."""
    _end_workers()


async def _alone(coro):
    """On a loop of its own, which is over then."""
    try:
        return await coro
    finally:
        _end_workers()


class _AppTransport(_httpx.BaseTransport):
    """Runs the application until it has answered, and done what it does after that."""

    def __init__(self, app, raises, root_path):
        self.app, self.raises, self.root_path = app, raises, root_path
        self.runner = None                # with `with`: one loop for all requests
        self.state = {}

    def handle_request(self, request):
        scope = _scope_of(request, ("testclient", 50000), self.root_path)
        scope["state"] = dict(self.state)
        coro = _exchange(self.app, scope, request.content, self.raises)
        return _response_of(request, *self.run(coro))

    def run(self, coro):
        import asyncio
        if self.runner is not None:
            return self.runner.run(coro)
        if asyncio._get_running_loop() is None:
            return asyncio.run(_alone(coro))
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(1) as pool:
            return pool.submit(asyncio.run, _alone(coro)).result()

    # Startup and shutdown.

    def begin(self):
        import asyncio
        self.runner = asyncio.Runner()
        self.runner.__enter__()
        self.runner.run(self._start())

    async def _start(self):
        import asyncio
        self._events, self._answers = asyncio.Queue(), asyncio.Queue()
        scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": self.state}
        self._lifespan = asyncio.create_task(
            self.app(scope, self._events.get, self._answers.put), name="lifespan")
        await self._advance("startup")

    async def _advance(self, event):
        self._events.put_nowait({"type": f"lifespan.{event}"})
        answer = await self._answers.get()
        if answer["type"].endswith(".failed"):
            await self._lifespan

    async def _stop(self):
        await self._advance("shutdown")
        await self._lifespan
        _end_workers()

    def end(self, *exc):
        self.runner.run(self._stop())
        self.runner.__exit__(*exc)
        self.runner = None


class TestClient(_httpx.Client):
    __test__ = False

    def __init__(self, app, base_url="http://testserver", raise_server_exceptions=True,
                 root_path="", backend="asyncio", backend_options=None, cookies=None,
                 headers=None, follow_redirects=True):
        self.app = app
        super().__init__(base_url=base_url, cookies=cookies, follow_redirects=follow_redirects,
                         headers={"user-agent": "testclient", **(headers or {})},
                         transport=_AppTransport(app, raise_server_exceptions, root_path))

    def __enter__(self):
        self._transport.begin()
        return self

    def __exit__(self, *exc):
        self._transport.end(*exc)

    def websocket_connect(self, url, subprotocols=None, **kwargs):
        url = self.base_url.join(url)
        kwargs.setdefault("headers", {})
        kwargs["headers"] = {"connection": "upgrade", "sec-websocket-key": "testserver==",
                             "sec-websocket-version": "13", **kwargs["headers"]}
        request = self.build_request("GET", url, **kwargs)
        scope = _scope_of(request, ("testclient", 50000), self._transport.root_path)
        del scope["method"]
        scope.update(type="websocket", subprotocols=list(subprotocols or []),
                     scheme="wss" if url.scheme in ("https", "wss") else "ws",
                     state=dict(self._transport.state))
        return WebSocketTestSession(self._transport, scope)


class WebSocketTestSession:
    """The client's end of a WebSocket: the application runs while something is waited for."""

    def __init__(self, transport, scope):
        self._transport, self._scope = transport, scope
        self._own = None                  # a loop for this session alone
        self.accepted_subprotocol = self.extra_headers = None

    def __enter__(self):
        import asyncio
        if self._transport.runner is None:
            self._own = asyncio.Runner()
            self._own.__enter__()
        self._sent, self._received = asyncio.Queue(), asyncio.Queue()
        self._sent.put_nowait({"type": "websocket.connect"})
        try:
            message = self._run(self._begin())
            self._raise_on_close(message)
        except BaseException:
            self._leave()
            raise
        self.accepted_subprotocol = message.get("subprotocol")
        self.extra_headers = message.get("headers")
        return self

    def __exit__(self, *exc):
        try:
            self.close(1000)
            self._run(self._end())
        finally:
            self._leave()

    def _leave(self):
        if self._own is not None:
            self._own.run(_nothing())
            self._own.__exit__(None, None, None)

    def _run(self, coro):
        return (self._own or self._transport.runner).run(coro)

    async def _begin(self):
        import asyncio
        app = self._transport.app
        self._task = asyncio.create_task(app(self._scope, self._sent.get, self._received.put),
                                         name="websocket")
        return await self._next()

    async def _next(self):
        import asyncio
        getting = asyncio.ensure_future(self._received.get())
        await asyncio.wait([getting, self._task], return_when=asyncio.FIRST_COMPLETED)
        if getting.done() or self._received.qsize():
            return await getting
        getting.cancel()
        await self._task                  # its error, if it has one
        return {"type": "websocket.close", "code": 1000, "reason": ""}

    async def _end(self):
        import asyncio
        done, _ = await asyncio.wait([self._task])
        error = self._task.exception()
        if error is not None:
            raise error

    def _raise_on_close(self, message):
        if message["type"] == "websocket.close":
            from starlette.websockets import WebSocketDisconnect
            raise WebSocketDisconnect(message.get("code", 1000), message.get("reason", ""))

    def send(self, message):
        self._sent.put_nowait(message)

    def send_text(self, data):
        self.send({"type": "websocket.receive", "text": data})

    def send_bytes(self, data):
        self.send({"type": "websocket.receive", "bytes": data})

    def send_json(self, data, mode="text"):
        import json
        text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
        if mode == "text":
            self.send_text(text)
        else:
            self.send_bytes(text.encode())

    def close(self, code=1000, reason=None):
        self.send({"type": "websocket.disconnect", "code": code, "reason": reason})

    def receive(self):
        return self._run(self._next())

    def _take(self, key):
        message = self.receive()
        self._raise_on_close(message)
        return message[key]

    def receive_text(self):
        return self._take("text")

    def receive_bytes(self):
        return self._take("bytes")

    def receive_json(self, mode="text"):
        import json
        return json.loads(self._take("text" if mode == "text" else "bytes"))
