"""A client that calls the application itself, for tests."""
import httpx as _httpx
from httpx._asgi import exchange as _exchange, response_of as _response_of, scope_of as _scope_of

__all__ = ["TestClient"]


def _end_workers():
    import sys
    if "anyio.to_thread" in sys.modules:
        sys.modules["anyio.to_thread"]._end_workers()


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

    def websocket_connect(self, url, **_):
        raise NotImplementedError("asyncarium: WebSocket connections are not simulated; use "
                                  "requests, or asyncio's streams")
