"""Answers that pages of other origins may read."""
from starlette.datastructures import Headers as _Headers, MutableHeaders as _MutableHeaders
from starlette.responses import PlainTextResponse as _PlainTextResponse

__all__ = ["CORSMiddleware"]

_METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
_SAFE_HEADERS = {"Accept", "Accept-Language", "Content-Language", "Content-Type"}


class CORSMiddleware:
    def __init__(self, app, allow_origins=(), allow_methods=("GET",), allow_headers=(),
                 allow_credentials=False, allow_origin_regex=None, expose_headers=(), max_age=600):
        import re
        self.app = app
        self.origins = allow_origins
        self.pattern = None if allow_origin_regex is None else re.compile(allow_origin_regex)
        self.methods = _METHODS if "*" in allow_methods else allow_methods
        self.any_header = "*" in allow_headers
        self.headers = sorted(_SAFE_HEADERS | set(allow_headers))
        self.credentials, self.exposed, self.max_age = allow_credentials, expose_headers, max_age

    def allows(self, origin):
        return "*" in self.origins or origin in self.origins or (
            self.pattern is not None and self.pattern.fullmatch(origin) is not None)

    async def __call__(self, scope, receive, send):
        headers = _Headers(raw=scope.get("headers", []))
        origin = headers.get("origin")
        if scope["type"] != "http" or origin is None:
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await self.preflight(headers)(scope, receive, send)
            return

        async def wrapped(message):
            if message["type"] == "http.response.start":
                self.mark(_MutableHeaders(raw=message["headers"]), origin, "cookie" in headers)
            await send(message)

        await self.app(scope, receive, wrapped)

    def mark(self, headers, origin, has_cookie):
        if self.credentials:
            headers["access-control-allow-credentials"] = "true"
        if self.exposed:
            headers["access-control-expose-headers"] = ", ".join(self.exposed)
        if "*" in self.origins and not has_cookie:
            headers["access-control-allow-origin"] = "*"
        elif self.allows(origin):
            headers["access-control-allow-origin"] = origin
            headers["vary"] = "Origin"

    def preflight(self, asked):
        is_any = "*" in self.origins and not self.credentials
        headers, wrong = {} if is_any else {"vary": "Origin"}, []
        if self.allows(asked["origin"]):
            headers["access-control-allow-origin"] = "*" if is_any else asked["origin"]
        else:
            wrong.append("origin")
        if asked["access-control-request-method"] not in self.methods:
            wrong.append("method")
        names = asked.get("access-control-request-headers")
        if names is not None and not self.any_header:
            known = {name.lower() for name in self.headers}
            if any(name.strip().lower() not in known for name in names.split(",")):
                wrong.append("headers")
        headers["access-control-allow-methods"] = ", ".join(self.methods)
        headers["access-control-max-age"] = str(self.max_age)
        shown = names if self.any_header else ", ".join(self.headers)
        if shown:
            headers["access-control-allow-headers"] = shown
        if self.credentials:
            headers["access-control-allow-credentials"] = "true"
        if wrong:
            return _PlainTextResponse("Disallowed CORS " + ", ".join(wrong), 400, headers)
        return _PlainTextResponse("OK", 200, headers)
