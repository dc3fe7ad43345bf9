"""Answers, as Starlette has them."""
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, \
    RedirectResponse, Response, StreamingResponse
