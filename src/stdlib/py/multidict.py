"""Dicts that may hold a key several times, and those that do not look at its case."""
from collections.abc import Mapping as _Mapping, MutableMapping as _MutableMapping

__all__ = ("MultiMapping", "MutableMultiMapping", "MultiDictProxy", "CIMultiDictProxy",
           "MultiDict", "CIMultiDict", "upstr", "istr", "getversion")

_UNSET = object()


class istr(str):
    """Text of which the case does not count as a key."""


upstr = istr


class MultiMapping(_Mapping):
    pass


class MutableMultiMapping(MultiMapping, _MutableMapping):
    pass


def getversion(multidict):
    return len(multidict._pairs)


class _View:
    """The pairs as they are now, or one side of them."""

    def __init__(self, of):
        self._of = of

    def __len__(self):
        return len(self._of._pairs)

    def __iter__(self):
        return iter([self._take(*pair) for pair in self._of._pairs])

    def __contains__(self, item):
        return item in list(self)

    def __eq__(self, other):
        return list(self) == list(other)

    __hash__ = None

    def __repr__(self):
        shown = ", ".join(self._show(*pair) for pair in self._of._pairs)
        return f"{type(self).__name__}({shown})"


class _KeysView(_View):
    def _take(self, key, value):
        return key

    def _show(self, key, value):
        return f"'{key}'"

    def __contains__(self, key):
        return key in self._of


class _ValuesView(_View):
    def _take(self, key, value):
        return value

    def _show(self, key, value):
        return repr(value)


class _ItemsView(_View):
    def _take(self, key, value):
        return key, value

    def _show(self, key, value):
        return f"'{key}': {value!r}"


class _Reader:
    """What can be asked of pairs; a subclass says what of a key counts."""

    def _fold(self, key):
        return key

    def _find(self, key):
        if not isinstance(key, str):
            return []
        key = self._fold(key)
        return [value for name, value in self._pairs if self._fold(name) == key]

    def getall(self, key, default=_UNSET):
        found = self._find(key)
        if found or default is _UNSET:
            if not found:
                raise KeyError(key)
            return found
        return default

    def getone(self, key, default=_UNSET):
        found = self._find(key)
        if found:
            return found[0]
        if default is _UNSET:
            raise KeyError(key)
        return default

    def __getitem__(self, key):
        return self.getone(key)

    def get(self, key, default=None):
        return self.getone(key, default)

    def __contains__(self, key):
        return bool(self._find(key))

    def __iter__(self):
        return iter([key for key, _ in self._pairs])

    def __len__(self):
        return len(self._pairs)

    def keys(self):
        return _KeysView(self)

    def values(self):
        return _ValuesView(self)

    def items(self):
        return _ItemsView(self)

    def __eq__(self, other):
        if isinstance(other, _Reader):
            return [(self._fold(k), v) for k, v in self._pairs] == \
                [(self._fold(k), v) for k, v in other._pairs]
        return isinstance(other, _Mapping) and len(other) == len(self) and all(
            key in other and other[key] == value for key, value in self._pairs)

    __hash__ = None

    def __repr__(self):
        body = ", ".join(f"'{key}': {value!r}" for key, value in self._pairs)
        return f"<{type(self).__name__}({body})>"

    def copy(self):
        return type(self)._open(self._pairs)


def _pairs_of(argument, keywords, name="MultiDict"):
    if isinstance(argument, _Reader):
        pairs = list(argument._pairs)
    elif hasattr(argument, "items"):
        pairs = list(argument.items())
    elif isinstance(argument, str) and argument:
        raise TypeError(f"{name} takes either dict or list of (key, value) pairs")
    else:
        pairs = [tuple(pair) for pair in argument]
    return pairs + list(keywords.items())


class MultiDict(_Reader, MutableMultiMapping):
    def __init__(self, arg=(), /, **kwargs):
        self._pairs = _pairs_of(arg, kwargs, type(self).__name__)

    _open = classmethod(lambda cls, pairs: cls(pairs))

    def add(self, key, value):
        if not isinstance(key, str):
            raise TypeError(f"{type(self).__name__} keys should be either str or subclasses of str")
        self._pairs.append((key, value))

    def extend(self, arg=(), /, **kwargs):
        self._pairs.extend(_pairs_of(arg, kwargs))

    def __setitem__(self, key, value):
        wanted = self._fold(key)
        for place, (name, _) in enumerate(self._pairs):
            if self._fold(name) == wanted:
                self._pairs[place] = (key, value)
                self._pairs[place + 1:] = [pair for pair in self._pairs[place + 1:]
                                           if self._fold(pair[0]) != wanted]
                return
        self._pairs.append((key, value))

    def __delitem__(self, key):
        if key not in self:
            raise KeyError(key)
        self.popall(key)

    def popall(self, key, default=_UNSET):
        found = self.getall(key, default)
        self._pairs = [pair for pair in self._pairs if self._fold(pair[0]) != self._fold(key)]
        return found

    def popone(self, key, default=_UNSET):
        wanted = self._fold(key)
        for place, (name, value) in enumerate(self._pairs):
            if self._fold(name) == wanted:
                del self._pairs[place]
                return value
        if default is _UNSET:
            raise KeyError(key)
        return default

    pop = popone

    def popitem(self):
        if not self._pairs:
            raise KeyError("empty multidict")
        return self._pairs.pop(0)

    def setdefault(self, key, default=None):
        if key not in self:
            self.add(key, default)
        return self[key]

    def update(self, arg=(), /, **kwargs):
        for key, value in _pairs_of(arg, kwargs, type(self).__name__):
            self[key] = value

    def clear(self):
        self._pairs.clear()


class CIMultiDict(MultiDict):
    def _fold(self, key):
        return key.lower()


class MultiDictProxy(_Reader, MultiMapping):
    """A multidict to look at."""
    _kind = MultiDict

    def __init__(self, arg):
        if not isinstance(arg, (self._kind, type(self))):
            raise TypeError(f"ctor requires {self._kind.__name__} or {type(self).__name__} "
                            f"instance, not {type(arg)}")
        self._pairs = arg._pairs

    _open = classmethod(lambda cls, pairs: cls._kind(pairs))


class CIMultiDictProxy(MultiDictProxy):
    _kind = CIMultiDict

    def _fold(self, key):
        return key.lower()


for _kind in (istr, _KeysView, _ValuesView, _ItemsView, MultiDict, CIMultiDict, MultiDictProxy, CIMultiDictProxy):
    _kind.__module__ = "multidict._multidict"
