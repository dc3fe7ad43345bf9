"""HTTP for people who do not mind to wait: the thread blocks until the answer is there."""
__version__ = "2.31.0"

from requests import exceptions
from requests.exceptions import (ConnectionError, ConnectTimeout, FileModeWarning, HTTPError,
                                 JSONDecodeError, ReadTimeout, RequestException, Timeout,
                                 TooManyRedirects, URLRequired)
from requests.models import PreparedRequest, Request, Response
from requests.sessions import Session, session
from requests.api import delete, get, head, options, patch, post, put, request


def __getattr__(name):
    if name in ("codes", "status_codes"):
        from requests import status_codes
        return status_codes.codes if name == "codes" else status_codes
    if name in ("adapters", "auth", "structures", "models", "sessions", "api"):
        import importlib
        return importlib.import_module(f"requests.{name}")
    if name == "packages":
        return _Packages
    raise AttributeError(f"module 'requests' has no attribute {name!r}")


class _Packages:
    import urllib3
