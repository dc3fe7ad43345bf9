"""URLs as values: taken apart, put together, never changed."""
from urllib.parse import (quote as _quote, unquote as _unquote, unquote_plus as _unquote_plus,
                          urljoin as _urljoin, urlsplit as _urlsplit, urlunsplit as _urlunsplit)

__all__ = ("URL",)

_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}
_IN_PATH = "/:@!$&'()*+,;=%~"
_IN_QUERY = "/?:@!$'()*,;=&+%~"
_IN_VALUE = "/?:@!$'()*,~"


def _query_text(value):
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("Invalid variable type: value should be str, int or float, got "
                        f"{value!r} of type {type(value)}")
    return str(value)


def _query(arguments, keywords=None):
    if keywords:
        arguments = keywords
    if not arguments:
        return ""
    if isinstance(arguments, str):
        return _quote(arguments, _IN_QUERY).replace("%20", "+")
    pairs = arguments.items() if hasattr(arguments, "items") else arguments
    found = []
    for key, value in pairs:
        for one in value if isinstance(value, (list, tuple)) else [value]:
            found.append(_quote(key, _IN_VALUE).replace("%20", "+") + "="
                         + _quote(_query_text(one), _IN_VALUE).replace("%20", "+"))
    return "&".join(found)


def _shown_query(query):
    """Unquoted but for what would mean something else then."""
    for special in ("%26", "%2B", "%3B", "%3D"):
        query = query.replace(special, "%25" + special[1:])
    return _unquote_plus(query)


class URL:
    __slots__ = ("_parts", "__weakref__")

    def __new__(cls, val="", *, encoded=False):
        if type(val) is cls:
            return val
        if not isinstance(val, str):
            raise TypeError("Constructor parameter should be str")
        scheme, netloc, path, query, fragment = _urlsplit(val)
        if not encoded:
            path = _quote(path, _IN_PATH)
            query = _quote(query, _IN_QUERY).replace("%20", "+")
            fragment = _quote(fragment, _IN_QUERY)
            user, at, place = netloc.rpartition("@")
            netloc = user + at + place.lower()
        return cls._of(scheme, netloc, path, query, fragment)

    @classmethod
    def _of(cls, *parts):
        self = object.__new__(cls)
        self._parts = parts
        return self

    @classmethod
    def build(cls, *, scheme="", authority="", user=None, password=None, host="", port=None,
              path="", query=None, query_string="", fragment="", encoded=False):
        place = authority or host
        if port is not None and port != _PORTS.get(scheme):
            place += f":{port}"
        if user:
            place = user + (f":{password}" if password else "") + "@" + place
        return cls._of(scheme, place, _quote(path, _IN_PATH), query_string or _query(query),
                       fragment)

    def _with(self, **changes):
        names = ("scheme", "netloc", "path", "query", "fragment")
        return self._of(*[changes.get(name, part) for name, part in zip(names, self._parts)])

    def __str__(self):
        scheme, netloc, path, query, fragment = self._parts
        if netloc and not path and (query or fragment):
            path = "/"
        if self.explicit_port is not None and self.is_default_port():
            netloc = netloc.rpartition(":")[0]
        return _urlunsplit((scheme, netloc, path, query, fragment))

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    human_repr = __str__

    def _key(self):
        scheme, netloc, path, query, fragment = self._parts
        return scheme, netloc, path or ("/" if netloc else ""), query, fragment

    def __eq__(self, other):
        return self._key() == other._key() if type(other) is URL else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if type(other) is URL else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __bool__(self):
        return bool(self._parts[1] or self._parts[2] or self._parts[3] or self._parts[4])

    def __truediv__(self, name):
        if not isinstance(name, str):
            return NotImplemented
        return self.joinpath(name)

    def __mod__(self, query):
        return self.update_query(query)

    def joinpath(self, *names, encoded=False):
        path = self._parts[2].rstrip("/")
        for name in names:
            if name.startswith("/"):
                raise ValueError(f"Appending path {name!r} starting from slash is forbidden")
            path += "/" + _quote(name, _IN_PATH)
        return self._with(path=path, query="", fragment="")

    # Parts.

    scheme = property(lambda self: self._parts[0])
    raw_authority = authority = property(lambda self: self._parts[1])
    raw_query_string = property(lambda self: self._parts[3])
    query_string = property(lambda self: _shown_query(self._parts[3]))
    raw_fragment = property(lambda self: self._parts[4])
    fragment = property(lambda self: _unquote(self._parts[4]))
    raw_path = property(lambda self: self._parts[2] or ("/" if self._parts[1] else ""))
    path = property(lambda self: _unquote(self.raw_path))
    suffix = property(lambda self: "." + self.name.rpartition(".")[2]
                      if "." in self.name.lstrip(".") else "")

    def _split(self):
        return _urlsplit(f"//{self._parts[1]}")

    user = property(lambda self: self._split().username)
    password = property(lambda self: self._split().password)
    raw_host = host = property(lambda self: self._split().hostname)
    explicit_port = property(lambda self: self._split().port)

    @property
    def port(self):
        return self.explicit_port or _PORTS.get(self._parts[0])

    def is_default_port(self):
        return self._parts[1] != "" and self.port == _PORTS.get(self._parts[0])

    def is_absolute(self):
        return self._parts[1] != ""

    @property
    def path_qs(self):
        return self.path + (f"?{self.query_string}" if self._parts[3] else "")

    raw_path_qs = property(lambda self: self.raw_path +
                           (f"?{self._parts[3]}" if self._parts[3] else ""))

    @property
    def query(self):
        from multidict import MultiDict, MultiDictProxy
        from urllib.parse import parse_qsl
        return MultiDictProxy(MultiDict(parse_qsl(self._parts[3], keep_blank_values=True)))

    @property
    def parts(self):
        path = self.path
        if self._parts[1]:
            return ("/", *path[1:].split("/")) if path else ("/",)
        return tuple(path.split("/")) if not path.startswith("/") else ("/", *path[1:].split("/"))

    @property
    def name(self):
        return self.parts[-1] if len(self.parts) > 1 or not self._parts[1] else ""

    @property
    def parent(self):
        path = self.raw_path
        return self._with(path=path if path == "/" else path.rpartition("/")[0], query="",
                          fragment="")

    # Others made from it.

    def origin(self):
        if not self.is_absolute():
            raise ValueError("URL should be absolute")
        return self._of(self._parts[0], self._parts[1].rpartition("@")[2], "", "", "")

    def relative(self):
        return self._of("", "", *self._parts[2:])

    def with_scheme(self, scheme):
        return self._with(scheme=scheme.lower())

    def with_host(self, host):
        return self._with(netloc=self._place(host, self.explicit_port))

    def _place(self, host, port):
        user, at, _ = self._parts[1].rpartition("@")
        return user + at + (host if port is None else f"{host}:{port}")

    def with_port(self, port):
        if port is not None and not isinstance(port, int):
            raise TypeError(f"port should be int or None, got {type(port)}")
        return self._with(netloc=self._place(self.host, port))

    def with_path(self, path, *, encoded=False):
        path = _quote(path, _IN_PATH)
        if self._parts[1] and not path.startswith("/"):
            path = "/" + path
        return self._with(path=path, query="", fragment="")

    def with_name(self, name):
        return self._with(path=self.raw_path.rpartition("/")[0] + "/" + _quote(name), query="",
                          fragment="")

    def with_query(self, *args, **kwargs):
        return self._with(query=_query(args[0] if args else None, kwargs))

    def update_query(self, *args, **kwargs):
        wanted = args[0] if args else kwargs
        if isinstance(wanted, str):
            wanted = URL("?" + wanted).query
        from multidict import MultiDict
        query = MultiDict(self.query)
        seen = set()
        for key, value in (wanted.items() if hasattr(wanted, "items") else wanted or ()):
            for one in value if isinstance(value, (list, tuple)) else [value]:
                if key in seen:
                    query.add(key, one)
                else:
                    query[key] = one
                    seen.add(key)
        return self._with(query=_query(query))

    def extend_query(self, *args, **kwargs):
        more = _query(args[0] if args else None, kwargs)
        return self._with(query="&".join(part for part in (self._parts[3], more) if part))

    def with_fragment(self, fragment):
        return self._with(fragment=fragment or "")

    def join(self, url):
        return URL(_urljoin(str(self), str(url)), encoded=True)
