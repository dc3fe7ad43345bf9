"""Requests to an application of the same program, without a network."""
from httpx._models import Response
from httpx._transports import AsyncBaseTransport


def scope_of(request, client, root_path):
    """What an ASGI application is told of the request."""
    from urllib.parse import unquote
    url = request.url
    raw_path, _, query = url.raw_path.partition(b"?")
    return {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1",
            "method": request.method, "scheme": url.scheme, "path": unquote(raw_path.decode()),
            "raw_path": raw_path, "query_string": query, "root_path": root_path, "state": {},
            "headers": [(name.lower().encode(), value.encode())
                        for name, value in request.headers.multi_items()],
            "client": client, "server": (url.host, url.port)}


async def exchange(app, scope, body, raises):
    """(status, headers, content) of the application's answer."""
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


def response_of(request, status, headers, content):
    pairs = [(name.decode(), value.decode()) for name, value in headers]
    return Response(status, headers=pairs, content=b"" if request.method == "HEAD" else content,
                    request=request)


class ASGITransport(AsyncBaseTransport):
    def __init__(self, app, raise_app_exceptions=True, root_path="", client=("127.0.0.1", 123)):
        self.app, self.raise_app_exceptions = app, raise_app_exceptions
        self.root_path, self.client = root_path, client

    async def handle_async_request(self, request):
        scope = scope_of(request, self.client, self.root_path)
        done = await exchange(self.app, scope, request.content, self.raise_app_exceptions)
        return response_of(request, *done)
