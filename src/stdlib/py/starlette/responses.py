"""Answers of several kinds."""
import json as _json
from starlette.background import BackgroundTask
from starlette.datastructures import MutableHeaders as _MutableHeaders

__all__ = ["Response", "HTMLResponse", "PlainTextResponse", "JSONResponse", "RedirectResponse",
           "StreamingResponse"]


async def _one(body):
    yield body


class Response:
    media_type = None
    charset = "utf-8"
    _stack = None                         # to be closed when all is done

    def __init__(self, content=None, status_code=200, headers=None, media_type=None,
                 background=None):
        self.status_code = status_code
        if media_type is not None:
            self.media_type = media_type
        self.background = background
        self.body = self.render(content)
        self._init_headers(headers)

    def render(self, content):
        if content is None:
            return b""
        return content if isinstance(content, bytes) else content.encode(self.charset)

    def _init_headers(self, headers):
        raw = [(name.lower().encode("latin-1"), str(value).encode("latin-1"))
               for name, value in (headers or {}).items()]
        names = [name for name, _ in raw]
        body = getattr(self, "body", None)
        if body is not None and b"content-length" not in names \
                and not (self.status_code < 200 or self.status_code in (204, 304)):
            raw.append((b"content-length", str(len(body)).encode()))
        kind = self.media_type
        if kind is not None and b"content-type" not in names:
            if kind.startswith("text/") and "charset=" not in kind:
                kind += f"; charset={self.charset}"
            raw.append((b"content-type", kind.encode("latin-1")))
        self.raw_headers = raw

    @property
    def headers(self):
        if not hasattr(self, "_headers"):
            self._headers = _MutableHeaders(raw=self.raw_headers)
        return self._headers

    def set_cookie(self, key, value="", max_age=None, expires=None, path="/", domain=None,
                   secure=False, httponly=False, samesite="lax"):
        from http.cookies import SimpleCookie
        cookie = SimpleCookie()
        cookie[key] = value
        attributes = {"max-age": max_age, "expires": expires, "path": path, "domain": domain,
                      "secure": secure or None, "httponly": httponly or None,
                      "samesite": samesite}
        for name, given in attributes.items():
            if given is not None:
                cookie[key][name] = given
        self.raw_headers.append((b"set-cookie", cookie.output(header="").strip()
                                 .encode("latin-1")))

    def delete_cookie(self, key, path="/", domain=None):
        self.set_cookie(key, max_age=0, expires=0, path=path, domain=domain)

    @property
    def body_iterator(self):
        return _one(self.body)

    async def __call__(self, scope, receive, send):
        if hasattr(send, "_take"):        # a middleware wants to see it first
            send._take(self)
            return
        if self._stack is None:
            await self._run(send)
        else:
            async with self._stack:
                await self._run(send)

    async def _run(self, send):
        await self._send(send)
        if self.background is not None:
            await self.background()

    async def _send(self, send):
        await send({"type": "http.response.start", "status": self.status_code,
                    "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self.body})


class HTMLResponse(Response):
    media_type = "text/html"


class PlainTextResponse(Response):
    media_type = "text/plain"


class JSONResponse(Response):
    media_type = "application/json"

    def __init__(self, content, status_code=200, headers=None, media_type=None, background=None):
        super().__init__(content, status_code, headers, media_type, background)

    def render(self, content):
        return _json.dumps(content, ensure_ascii=False, allow_nan=False, indent=None,
                           separators=(",", ":")).encode("utf-8")


class RedirectResponse(Response):
    def __init__(self, url, status_code=307, headers=None, background=None):
        from urllib.parse import quote
        super().__init__(b"", status_code, headers, None, background)
        self.headers["location"] = quote(str(url), safe=":/%#?=@[]!$&'()*+,")


class StreamingResponse(Response):
    body_iterator = None

    def __init__(self, content, status_code=200, headers=None, media_type=None, background=None):
        if hasattr(content, "__aiter__"):
            self.body_iterator = content
        else:
            from starlette.concurrency import iterate_in_threadpool
            self.body_iterator = iterate_in_threadpool(content)
        self.status_code = status_code
        self.media_type = self.media_type if media_type is None else media_type
        self.background = background
        self._init_headers(headers)

    async def _send(self, send):
        await send({"type": "http.response.start", "status": self.status_code,
                    "headers": self.raw_headers})
        async for part in self.body_iterator:
            if not isinstance(part, (bytes, memoryview)):
                part = part.encode(self.charset)
            await send({"type": "http.response.body", "body": bytes(part), "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
