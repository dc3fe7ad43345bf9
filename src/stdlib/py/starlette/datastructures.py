"""What a request is made of."""
from collections import namedtuple as _namedtuple
from collections.abc import Mapping as _Mapping
from urllib.parse import parse_qsl as _parse_qsl, urlsplit as _urlsplit

__all__ = ["Address", "URL", "Headers", "MutableHeaders", "QueryParams", "FormData",
           "ImmutableMultiDict", "State", "UploadFile"]

Address = _namedtuple("Address", "host port", module=__name__)


class URL:
    def __init__(self, url=""):
        self._url = str(url)
        self.components = parts = _urlsplit(self._url)
        self.scheme, self.netloc, self.path = parts.scheme, parts.netloc, parts.path
        self.query, self.fragment = parts.query, parts.fragment
        self.hostname, self.port = parts.hostname, parts.port

    @property
    def is_secure(self):
        return self.scheme == "https"

    def replace(self, **parts):
        return URL(self.components._replace(**parts).geturl())

    def include_query_params(self, **params):
        from urllib.parse import urlencode
        return self.replace(query=urlencode({**dict(_parse_qsl(self.query)), **params}))

    def __eq__(self, other):
        return str(self) == str(other)

    def __str__(self):
        return self._url

    def __repr__(self):
        return f"{type(self).__name__}({self._url!r})"


class ImmutableMultiDict(_Mapping):
    """Several values for a key; the last one counts."""

    def __init__(self, items=()):
        if isinstance(items, ImmutableMultiDict):
            items = items.multi_items()
        elif hasattr(items, "items"):
            items = items.items()
        self._list = list(items)
        self._dict = dict(self._list)

    def getlist(self, key):
        return [value for name, value in self._list if name == key]

    def multi_items(self):
        return list(self._list)

    def __getitem__(self, key):
        return self._dict[key]

    def __iter__(self):
        return iter(self._dict)

    def __len__(self):
        return len(self._dict)

    def __eq__(self, other):
        return isinstance(other, type(self)) and sorted(self._list) == sorted(other._list)

    def __repr__(self):
        return f"{type(self).__name__}({self._list!r})"


class FormData(ImmutableMultiDict):
    async def close(self):
        for _, value in self._list:
            if isinstance(value, UploadFile):
                await value.close()


class UploadFile:
    """A file that came with a form."""

    def __init__(self, file, *, size=None, filename=None, headers=None):
        self.file, self.size, self.filename = file, size, filename
        self.headers = Headers({}) if headers is None else headers

    @property
    def content_type(self):
        return self.headers.get("content-type")

    async def read(self, size=-1):
        return self.file.read(size)

    async def write(self, data):
        if self.size is not None:
            self.size += len(data)
        self.file.write(data)

    async def seek(self, offset):
        self.file.seek(offset)

    async def close(self):
        self.file.close()

    def __repr__(self):
        return (f"{type(self).__name__}(filename={self.filename!r}, size={self.size!r}, "
                f"headers={self.headers!r})")


class QueryParams(ImmutableMultiDict):
    def __init__(self, items=()):
        if isinstance(items, bytes):
            items = items.decode("latin-1")
        if isinstance(items, str):
            items = _parse_qsl(items, keep_blank_values=True)
        super().__init__((str(key), str(value)) for key, value in
                         (items.items() if hasattr(items, "items") else items))

    def __str__(self):
        from urllib.parse import urlencode
        return urlencode(self._list)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"


class Headers(_Mapping):
    """Names in lower case; of several with one name the first counts."""

    def __init__(self, headers=None, raw=None, scope=None):
        if scope is not None:
            raw = scope["headers"] = list(scope["headers"])
        if raw is None:
            raw = [(name.lower().encode("latin-1"), value.encode("latin-1"))
                   for name, value in (headers or {}).items()]
        self._list = raw

    @property
    def raw(self):
        return self._list

    def keys(self):
        return [name.decode("latin-1") for name, _ in self._list]

    def values(self):
        return [value.decode("latin-1") for _, value in self._list]

    def items(self):
        return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in self._list]

    def getlist(self, key):
        return [value for name, value in self.items() if name == key.lower()]

    def mutablecopy(self):
        return MutableHeaders(raw=self._list[:])

    def __getitem__(self, key):
        for name, value in self.items():
            if name == key.lower():
                return value
        raise KeyError(key)

    def __contains__(self, key):
        return key.lower() in self.keys()

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._list)

    def __repr__(self):
        return f"{type(self).__name__}({dict(self.items())!r})"


class MutableHeaders(Headers):
    def __setitem__(self, key, value):
        wanted = key.lower().encode("latin-1")
        places = [i for i, (name, _) in enumerate(self._list) if name == wanted]
        for i in reversed(places[1:]):
            del self._list[i]
        item = wanted, value.encode("latin-1")
        if places:
            self._list[places[0]] = item
        else:
            self._list.append(item)

    def __delitem__(self, key):
        wanted = key.lower().encode("latin-1")
        self._list[:] = [item for item in self._list if item[0] != wanted]

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, other):
        for key, value in other.items():
            self[key] = value

    def append(self, key, value):
        self._list.append((key.lower().encode("latin-1"), value.encode("latin-1")))


class State:
    """Attributes of the application's own."""

    def __init__(self, state=None):
        object.__setattr__(self, "_state", {} if state is None else state)

    def __setattr__(self, key, value):
        self._state[key] = value

    def __getattr__(self, key):
        try:
            return self._state[key]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{key}'") \
                from None

    def __delattr__(self, key):
        del self._state[key]
