"""Dicts that do not look at the case of a key, and one with names."""
from collections.abc import Mapping as _Mapping, MutableMapping as _MutableMapping


class CaseInsensitiveDict(_MutableMapping):
    def __init__(self, data=None, **kwargs):
        self._store = {}                  # lower case → (key, value)
        self.update({} if data is None else data, **kwargs)

    def __setitem__(self, key, value):
        self._store[key.lower()] = (key, value)

    def __getitem__(self, key):
        return self._store[key.lower()][1]

    def __delitem__(self, key):
        del self._store[key.lower()]

    def __iter__(self):
        return iter([key for key, _ in self._store.values()])

    def __len__(self):
        return len(self._store)

    def lower_items(self):
        return ((key, pair[1]) for key, pair in self._store.items())

    def __eq__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        return dict(self.lower_items()) == dict(CaseInsensitiveDict(other).lower_items())

    __hash__ = None

    def copy(self):
        return CaseInsensitiveDict(self._store.values())

    def __repr__(self):
        return str(dict(self.items()))


class LookupDict(dict):
    def __init__(self, name=None):
        self.name = name
        super().__init__()

    def __repr__(self):
        return f"<lookup '{self.name}'>"

    def __getitem__(self, key):
        return self.__dict__.get(key)

    def get(self, key, default=None):
        return self.__dict__.get(key, default)
