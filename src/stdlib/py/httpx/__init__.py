"""HTTP for both kinds of program: those that wait, and those that await."""
__version__ = "0.28.1"

from httpx._exceptions import *
from httpx._config import (USE_CLIENT_DEFAULT, Auth, BasicAuth, Limits, Timeout)
from httpx._urls import URL, QueryParams
from httpx._status_codes import codes
from httpx._models import Cookies, Headers, Request, Response
from httpx._transports import (AsyncBaseTransport, AsyncHTTPTransport, BaseTransport,
                               HTTPTransport, MockTransport)
from httpx._client import AsyncClient, Client
from httpx._api import delete, get, head, options, patch, post, put, request, stream



def __getattr__(name):
    if name == "ASGITransport":
        from httpx._asgi import ASGITransport
        return ASGITransport
    raise AttributeError(f"module 'httpx' has no attribute {name!r}")


for _value in list(globals().values()):
    if isinstance(_value, type) and _value.__module__.startswith("httpx._"):
        _value.__module__ = "httpx"
