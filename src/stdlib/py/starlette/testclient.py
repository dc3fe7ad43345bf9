"""A client that calls the application itself, for tests."""
from starlette.datastructures import Headers as _Headers, URL as _URL

__all__ = ["TestClient"]


class HTTPStatusError(Exception):
    def __init__(self, message, *, response):
        super().__init__(message)
        self.response = response


HTTPStatusError.__module__ = "httpx"


class _Response:
    """The answer, as httpx shows it."""

    def __init__(self, method, url, status_code, raw_headers, content):
        self._method, self.url, self.status_code = method, _URL(url), status_code
        self.headers = _Headers(raw=raw_headers)
        self.content = content
        self.history = []

    @property
    def text(self):
        return self.content.decode(errors="replace")

    def json(self, **options):
        import json
        return json.loads(self.content, **options)

    @property
    def reason_phrase(self):
        from http import HTTPStatus
        return HTTPStatus(self.status_code).phrase

    @property
    def cookies(self):
        found = {}
        for value in self.headers.getlist("set-cookie"):
            name, _, rest = value.partition("=")
            found[name] = rest.partition(";")[0].strip('"')
        return found

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_redirect(self):
        return self.status_code in (301, 302, 303, 307, 308) and "location" in self.headers

    @property
    def is_client_error(self):
        return 400 <= self.status_code < 500

    @property
    def is_server_error(self):
        return self.status_code >= 500

    @property
    def is_error(self):
        return self.status_code >= 400

    def iter_lines(self):
        yield from self.text.splitlines()

    def raise_for_status(self):
        if self.is_error:
            kind = "Client" if self.status_code < 500 else "Server"
            raise HTTPStatusError(
                f"{kind} error '{self.status_code} {self.reason_phrase}' for url '{self.url}'\n"
                f"For more information check: https://httpstatuses.com/{self.status_code}",
                response=self)
        return self

    def __repr__(self):
        return f"<Response [{self.status_code} {self.reason_phrase}]>"


_Response.__name__ = _Response.__qualname__ = "Response"
_Response.__module__ = "httpx"


async def _exchange(app, scope, body, raises):
    """(status, headers, content) of one request."""
    parts = [body]
    answer = {"status": 500, "headers": []}
    content = []

    async def receive():
        if not parts:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": parts.pop(), "more_body": False}

    async def send(message):
        if message["type"] == "http.response.start":
            answer.update(message)
        else:
            content.append(message.get("body", b""))

    try:
        await app(scope, receive, send)
    except Exception:
        if raises:
            raise
    return answer["status"], answer["headers"], b"".join(content)


async def _single(app, scope, body, raises):
    """The same on a loop of its own."""
    try:
        return await _exchange(app, scope, body, raises)
    finally:
        _end_workers()


def _end_workers():
    import sys
    if "anyio.to_thread" in sys.modules:
        sys.modules["anyio.to_thread"]._end_workers()


def _in_thread(coro):
    """Runs it to its end; where a loop runs already, in another thread."""
    import asyncio
    if asyncio._get_running_loop() is None:
        return asyncio.run(coro)
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, coro).result()


class TestClient:
    __test__ = False

    def __init__(self, app, base_url="http://testserver", raise_server_exceptions=True,
                 root_path="", backend="asyncio", backend_options=None, cookies=None,
                 headers=None, follow_redirects=True):
        self.app, self.base_url = app, base_url
        self.headers = {**(headers or {})}
        self.cookies = {**(cookies or {})}
        self.follow_redirects = follow_redirects
        self._raises = raise_server_exceptions
        self._root_path = root_path
        self._runner = None

    # With `with`, one loop for all requests, between startup and shutdown.

    def __enter__(self):
        import asyncio
        self._runner = asyncio.Runner()
        self._runner.__enter__()
        self._events, self._answers = asyncio.Queue(), asyncio.Queue()
        self._runner.run(self._begin())
        return self

    async def _begin(self):
        import asyncio
        scope = {"type": "lifespan", "asgi": {"version": "3.0"}, "state": {}}
        self._state = scope["state"]
        self._lifespan = asyncio.create_task(
            self.app(scope, self._events.get, self._answers.put), name="lifespan")
        await self._advance("startup")

    async def _advance(self, event):
        self._events.put_nowait({"type": f"lifespan.{event}"})
        answer = await self._answers.get()
        if answer["type"].endswith(".failed"):
            await self._lifespan

    async def _end(self):
        await self._advance("shutdown")
        await self._lifespan
        _end_workers()

    def __exit__(self, *exc):
        self._runner.run(self._end())
        self._runner.__exit__(*exc)
        self._runner = None

    # Requests.

    def request(self, method, url, *, params=None, headers=None, json=None, data=None,
                content=None, cookies=None, follow_redirects=None, **_):
        body, kind = _body(json, data, content)
        target = url if "://" in str(url) else self.base_url + str(url)
        if params:
            from urllib.parse import urlencode
            pairs = {name: value for name, value in dict(params).items() if value is not None}
            target += ("&" if "?" in target else "?") + urlencode(pairs, doseq=True)
        scope = self._scope(method, _URL(target), {**self.headers, **(headers or {})},
                            {**self.cookies, **(cookies or {})}, body, kind)
        if self._runner is not None:
            scope["state"] = dict(self._state)
            done = self._runner.run(_exchange(self.app, scope, body, self._raises))
        else:
            done = _in_thread(_single(self.app, scope, body, self._raises))
        response = _Response(method, target, *done)
        self.cookies.update(response.cookies)
        follow = self.follow_redirects if follow_redirects is None else follow_redirects
        if follow and response.is_redirect:
            from urllib.parse import urljoin
            again = method if response.status_code in (307, 308) else "GET"
            then = self.request(again, urljoin(target, response.headers["location"]),
                                headers=headers, content=body if again == method else None)
            then.history = [response, *then.history]
            return then
        return response

    def _scope(self, method, url, headers, cookies, body, kind):
        from urllib.parse import unquote
        pairs = [("host", url.netloc), ("accept", "*/*"), ("accept-encoding", "gzip, deflate"),
                 ("connection", "keep-alive"), ("user-agent", "testclient")]
        if cookies:
            pairs.append(("cookie", "; ".join(f"{name}={value}" for name, value in
                                              cookies.items())))
        if body:
            pairs.append(("content-length", str(len(body))))
        if kind:
            pairs.append(("content-type", kind))
        given = [(name.lower(), str(value)) for name, value in headers.items()]
        names = {name for name, _ in given}
        pairs = [pair for pair in pairs if pair[0] not in names] + given
        return {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1",
                "method": method, "path": unquote(url.path) or "/", "root_path": self._root_path,
                "raw_path": url.path.encode(), "scheme": url.scheme,
                "query_string": url.query.encode(), "state": {},
                "headers": [(name.encode(), value.encode()) for name, value in pairs],
                "client": ("testclient", 50000), "server": (url.hostname, url.port or 80)}

    def get(self, url, **options):
        return self.request("GET", url, **options)

    def post(self, url, **options):
        return self.request("POST", url, **options)

    def put(self, url, **options):
        return self.request("PUT", url, **options)

    def patch(self, url, **options):
        return self.request("PATCH", url, **options)

    def delete(self, url, **options):
        return self.request("DELETE", url, **options)

    def head(self, url, **options):
        return self.request("HEAD", url, **options)

    def options(self, url, **options):
        return self.request("OPTIONS", url, **options)

    def close(self):
        pass


def _body(json, data, content):
    """What is sent, and its content type."""
    if content is not None:
        return (content.encode() if isinstance(content, str) else content), None
    if json is not None:
        from json import dumps
        return dumps(json).encode(), "application/json"
    if data is not None:
        from urllib.parse import urlencode
        return urlencode(data, doseq=True).encode(), "application/x-www-form-urlencoded"
    return b"", None
