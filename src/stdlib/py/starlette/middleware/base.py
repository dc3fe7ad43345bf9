"""Middleware that is a function of a request and of what comes next.

It runs in the request's own task.  An answer made inside is handed to call_next() as it is, and
sent, with what follows the sending, when the outermost middleware has returned it.
"""
from functools import partial as _partial
from starlette.requests import Request as _Request
from starlette.responses import StreamingResponse as _StreamingResponse

__all__ = ["BaseHTTPMiddleware", "RequestResponseEndpoint", "DispatchFunction"]

RequestResponseEndpoint = DispatchFunction = object


class _Collected(_StreamingResponse):
    """What an application inside has sent by itself."""

    def __init__(self, status_code, raw_headers, chunks):
        self.status_code, self.raw_headers = status_code, raw_headers
        self.background = None
        self.body_iterator = _each(chunks)


async def _ignore(message):
    """Sends it to nobody."""


async def _each(chunks):
    for chunk in chunks:
        yield chunk


class BaseHTTPMiddleware:
    def __init__(self, app, dispatch=None):
        self.app = app
        self.dispatch_func = self.dispatch if dispatch is None else dispatch

    async def dispatch(self, request, call_next):
        raise NotImplementedError()

    async def _call_next(self, answers, request):
        taken, start, chunks = [], {}, []

        async def send(message):
            if message["type"] == "http.response.start":
                start.update(message)
            elif message.get("body"):
                chunks.append(message["body"])

        async def receive():
            if "_body" in request.__dict__:
                return {"type": "http.request", "body": request._body, "more_body": False}
            return await request.receive()

        send._take = taken.append
        await self.app(request.scope, receive, send)
        if taken:
            answers.append(taken[0])
            return taken[0]
        if not start:
            raise RuntimeError("No response returned.")
        return _Collected(start["status"], start["headers"], chunks)

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = _Request(scope, receive, send)
        answers = []
        response = await self.dispatch_func(request, _partial(self._call_next, answers))
        await response(scope, receive, send)
        for answer in answers:
            if answer is not response:    # another one was sent; this one's work is done, too
                await answer(scope, receive, _ignore)
