"""HTTP for asyncio: the client, on the virtual web."""
__version__ = "3.13.2"

from aiohttp.client_exceptions import *
from aiohttp.client import ClientSession, ClientTimeout, request
from aiohttp.client_reqrep import (ClientRequest, ClientResponse, Fingerprint, HttpVersion,
                                   HttpVersion10, HttpVersion11, RequestInfo)
from aiohttp.cookiejar import CookieJar, DummyCookieJar
from aiohttp.connector import BaseConnector, NamedPipeConnector, TCPConnector, UnixConnector
from aiohttp.helpers import BasicAuth, FormData
from aiohttp.streams import EMPTY_PAYLOAD, EofStream, StreamReader
from aiohttp.tracing import *
