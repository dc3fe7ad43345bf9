"""Who asks."""
from _web import basic_auth as _basic_auth


class AuthBase:
    def __call__(self, r):
        raise NotImplementedError("Auth hooks must be callable.")


class HTTPBasicAuth(AuthBase):
    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __eq__(self, other):
        return (self.username, self.password) == (getattr(other, "username", None),
                                                  getattr(other, "password", None))

    __hash__ = object.__hash__

    def __call__(self, r):
        r.headers["Authorization"] = _basic_auth(self.username, self.password)
        return r


class HTTPProxyAuth(HTTPBasicAuth):
    def __call__(self, r):
        r.headers["Proxy-Authorization"] = _basic_auth(self.username, self.password)
        return r
