"""Settings of a client."""

_UNSET = object()


class UseClientDefault:
    pass


USE_CLIENT_DEFAULT = UseClientDefault()


class Timeout:
    """Seconds for connecting, reading, writing, and for a connection of the pool."""

    def __init__(self, timeout=_UNSET, *, connect=_UNSET, read=_UNSET, write=_UNSET, pool=_UNSET):
        given = (connect, read, write, pool)
        if isinstance(timeout, Timeout):
            found = (timeout.connect, timeout.read, timeout.write, timeout.pool)
        elif isinstance(timeout, tuple):
            found = (*timeout, None, None, None)[:4]
        elif _UNSET not in given:
            found = given
        elif timeout is _UNSET:
            raise ValueError("httpx.Timeout must either include a default, or set all four "
                             "parameters explicitly.")
        else:
            found = tuple(timeout if one is _UNSET else one for one in given)
        self.connect, self.read, self.write, self.pool = found

    def as_dict(self):
        return {"connect": self.connect, "read": self.read, "write": self.write, "pool": self.pool}

    def __eq__(self, other):
        return isinstance(other, Timeout) and self.as_dict() == other.as_dict()

    __hash__ = None

    def __repr__(self):
        found = self.as_dict()
        if len(set(found.values())) == 1:
            return f"Timeout(timeout={self.connect})"
        return "Timeout(" + ", ".join(f"{key}={value}" for key, value in found.items()) + ")"


class Limits:
    """How many connections there may be."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None,
                 keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry

    def __eq__(self, other):
        return isinstance(other, Limits) and vars(self) == vars(other)

    __hash__ = None

    def __repr__(self):
        return (f"Limits(max_connections={self.max_connections}, max_keepalive_connections="
                f"{self.max_keepalive_connections}, keepalive_expiry={self.keepalive_expiry})")


class Auth:
    """Who asks; a subclass says how that is shown."""

    def auth_flow(self, request):
        yield request


class BasicAuth(Auth):
    def __init__(self, username, password):
        from _web import basic_auth
        self._header = basic_auth(username, password)

    def auth_flow(self, request):
        request.headers["Authorization"] = self._header
        yield request


DEFAULT_TIMEOUT_CONFIG = Timeout(timeout=5.0)
DEFAULT_LIMITS = Limits(max_connections=100, max_keepalive_connections=20)
DEFAULT_MAX_REDIRECTS = 20
