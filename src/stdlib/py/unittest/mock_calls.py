"""Calls that a mock remembers, and values that stand for others."""


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


_Sentinel.__name__ = _Sentinel.__qualname__ = "_SentinelObject"


class _Sentinels:
    """sentinel.anything is an object of that name, always the same."""

    def __init__(self):
        self._known = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._known.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


_Any.__name__ = _Any.__qualname__ = "_ANY"
ANY = _Any()


def signature_text(name, args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(parts)})"


def _split(other):
    """Name, args and kwargs of what is compared with a call; None: it is none."""
    name, args, kwargs = "", (), {}
    size = len(other)
    if size == 3:
        return tuple(other)
    if size == 1:
        first, = other
        if isinstance(first, tuple):
            args = first
        elif isinstance(first, str):
            name = first
        else:
            kwargs = first
    elif size == 2:
        first, second = other
        if not isinstance(first, str):
            args, kwargs = first, second
        elif isinstance(second, tuple):
            name, args = first, second
        else:
            name, kwargs = first, second
    elif size:
        return None
    return name, args, kwargs


class _Call(tuple):
    """(name, args, kwargs), or (args, kwargs) with two: equal to a call made in the same way."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        name, args, kwargs = _split(value) if value else (name, (), {})
        return tuple.__new__(cls, (args, kwargs) if two else (name, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        there = _split(other)
        if there is None:
            return False
        name, args, kwargs = self if len(self) == 3 else ("", *self)
        mine, its = self._mock_parent, getattr(other, "_mock_parent", None)
        if mine is not None and its is not None and mine != its:
            return False
        if name and there[0] != name:
            return False
        return (there[1], there[2]) == (args, kwargs)

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        name = self._mock_name + "()"
        return _Call((self._mock_name, args, kwargs), name=name, parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        if attr in ("count", "index"):        # a tuple's own methods are names like others
            raise AttributeError(attr)
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[-2]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name = self[0] if len(self) == 3 else ""
        name = "call" if not name else f"call{name}" if name.startswith("()") else f"call.{name}"
        return signature_text(name, self[-2], self[-1])

    def call_list(self):
        """All calls of a chain, the first first."""
        calls, one = [], self
        while one is not None:
            if one._mock_from_kall:
                calls.append(one)
            one = one._mock_parent
        return _CallList(reversed(calls))


call = _Call(from_kall=False)


class _CallList(list):
    def __contains__(self, value):
        """One call, or several that follow each other."""
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(list(self[i:i + size]) == list(value) for i in range(len(self) - size + 1))

    def __repr__(self):
        from pprint import pformat
        return pformat(list(self))
