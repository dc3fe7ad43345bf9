"""URLs and what stands behind their question mark."""
from urllib.parse import parse_qsl as _parse_qsl, quote as _quote, urlencode as _urlencode, \
    urljoin as _urljoin, urlsplit as _urlsplit, urlunsplit as _urlunsplit
from httpx._exceptions import InvalidURL

_SAFE = "!#$%&'()*+,/:;=?@[]~"


def _text(value):
    if value is True:
        return "true"
    if value is False:
        return "false"
    return "" if value is None else str(value)


class QueryParams:
    """Pairs of text, of which several may have one key."""

    def __init__(self, *args, **kwargs):
        value = args[0] if args else kwargs
        if isinstance(value, bytes):
            value = value.decode("ascii")
        if isinstance(value, QueryParams):
            pairs = value._pairs
        elif value is None:
            pairs = []
        elif isinstance(value, str):
            pairs = _parse_qsl(value, keep_blank_values=True)
        else:
            items = value.items() if hasattr(value, "items") else value
            pairs = [(str(key), _text(one)) for key, found in items
                     for one in (found if isinstance(found, (list, tuple)) else [found])]
        self._pairs = list(pairs)

    def keys(self):
        return dict(self._pairs).keys()

    def values(self):
        return self._first().values()

    def items(self):
        return self._first().items()

    def multi_items(self):
        return list(self._pairs)

    def _first(self):
        found = {}
        for key, value in self._pairs:
            found.setdefault(key, value)
        return found

    def get(self, key, default=None):
        return self._first().get(key, default)

    def get_list(self, key):
        return [value for name, value in self._pairs if name == key]

    def merge(self, params=None):
        new = QueryParams(params)
        return QueryParams([pair for pair in self._pairs if pair[0] not in new.keys()]
                           + new._pairs)

    def set(self, key, value=None):
        return self.merge({key: value})

    def add(self, key, value=None):
        return QueryParams([*self._pairs, (key, _text(value))])

    def remove(self, key):
        return QueryParams([pair for pair in self._pairs if pair[0] != key])

    def __getitem__(self, key):
        return self._first()[key]

    def __contains__(self, key):
        return key in self.keys()

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self.keys())

    def __bool__(self):
        return bool(self._pairs)

    def __eq__(self, other):
        return isinstance(other, QueryParams) and sorted(self._pairs) == sorted(other._pairs)

    def __hash__(self):
        return hash(str(self))

    def __str__(self):
        return _urlencode(self._pairs)

    def __repr__(self):
        return f"QueryParams({str(self)!r})"


class URL:
    """A URL, taken apart."""

    def __init__(self, url="", **kwargs):
        if isinstance(url, URL):
            url = str(url)
        elif not isinstance(url, str):
            raise TypeError("Invalid type for url.  Expected str or httpx.URL, got "
                            f"{type(url)}: {url!r}")
        scheme, netloc, path, query, fragment = _urlsplit(url)
        user, at, place = netloc.rpartition("@")
        place = place.lower()
        if scheme in ("http", "https"):
            place = place.removesuffix(":80" if scheme == "http" else ":443")
        parts = [scheme, user + at + place, _quote(path, _SAFE), _quote(query, _SAFE),
                 _quote(fragment, _SAFE)]
        if "params" in kwargs:
            params = kwargs.pop("params")
            parts[3] = str(QueryParams(params)) if params is not None else parts[3]
        for place, name in enumerate(("scheme", "netloc", "path", "query", "fragment")):
            if name in kwargs:
                value = kwargs[name]
                parts[place] = value.decode() if isinstance(value, bytes) else value
        if "host" in kwargs or "port" in kwargs:
            host, port = kwargs.get("host", self._place(parts[1])[0]), kwargs.get("port")
            parts[1] = host if port is None else f"{host}:{port}"
        self._parts = tuple(parts)

    @staticmethod
    def _place(netloc):
        split = _urlsplit("//" + netloc)
        try:
            return split.hostname or "", split.port
        except ValueError:
            raise InvalidURL(f"Invalid port: {netloc.rpartition(':')[2]!r}") from None

    scheme = property(lambda self: self._parts[0])
    netloc = property(lambda self: self._parts[1].rpartition("@")[2].encode())
    host = property(lambda self: self._place(self._parts[1])[0])
    port = property(lambda self: self._place(self._parts[1])[1])
    userinfo = property(lambda self: self._parts[1].rpartition("@")[0].encode())
    fragment = property(lambda self: self._parts[4])
    query = property(lambda self: self._parts[3].encode())
    params = property(lambda self: QueryParams(self._parts[3]))
    is_absolute_url = property(lambda self: bool(self._parts[0] and self._parts[1]))
    is_relative_url = property(lambda self: not self.is_absolute_url)

    @property
    def path(self):
        from urllib.parse import unquote
        return unquote(self._parts[2] or ("/" if self._parts[1] else ""))

    @property
    def raw_path(self):
        path = self._parts[2] or "/"
        return (path + (f"?{self._parts[3]}" if self._parts[3] else "")).encode()

    def copy_with(self, **kwargs):
        return URL(self, **kwargs)

    def copy_set_param(self, key, value=None):
        return self.copy_with(params=self.params.set(key, value))

    def copy_add_param(self, key, value=None):
        return self.copy_with(params=self.params.add(key, value))

    def copy_merge_params(self, params):
        return self.copy_with(params=self.params.merge(params))

    def join(self, url):
        return URL(_urljoin(str(self), str(URL(url))))

    def __str__(self):
        return _urlunsplit(self._parts)

    def __repr__(self):
        user, at, place = self._parts[1].rpartition("@")
        if ":" in user:
            place = f"{user.partition(':')[0]}:[secure]@{place}"
            return f"URL({_urlunsplit((self._parts[0], place, *self._parts[2:]))!r})"
        return f"URL({str(self)!r})"

    def __eq__(self, other):
        return isinstance(other, (URL, str)) and str(self) == str(URL(other))

    def __hash__(self):
        return hash(str(self))
