"""One request each."""
from contextlib import contextmanager as _contextmanager
from httpx._client import Client
from httpx._config import DEFAULT_TIMEOUT_CONFIG


def _client(kwargs):
    """A client for one request: takes its settings out of the keywords."""
    names = ("cookies", "verify", "cert", "trust_env", "proxies", "proxy")
    return Client(timeout=kwargs.pop("timeout", DEFAULT_TIMEOUT_CONFIG),
                  **{name: kwargs.pop(name) for name in names if name in kwargs})


def request(method, url, **kwargs):
    with _client(kwargs) as client:
        return client.request(method, url, **kwargs)


@_contextmanager
def stream(method, url, **kwargs):
    with _client(kwargs) as client, client.stream(method, url, **kwargs) as response:
        yield response


def get(url, **kwargs):
    return request("GET", url, **kwargs)


def options(url, **kwargs):
    return request("OPTIONS", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


def post(url, **kwargs):
    return request("POST", url, **kwargs)


def put(url, **kwargs):
    return request("PUT", url, **kwargs)


def patch(url, **kwargs):
    return request("PATCH", url, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)
