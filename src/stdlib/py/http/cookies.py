"""Cookies as a server sends them: named values (morsels), each with its attributes."""
from string import ascii_letters as _letters, digits as _digits

__all__ = ["CookieError", "BaseCookie", "SimpleCookie"]

_IN_NAMES = frozenset(_letters + _digits + "!#$%&'*+-.^_`|~:")
_UNQUOTED = _IN_NAMES | frozenset(" ()/<=>?@[]{}")
_SHOWN = {"expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain",
          "max-age": "Max-Age", "secure": "Secure", "httponly": "HttpOnly", "version": "Version",
          "samesite": "SameSite"}
_FLAGS = ("secure", "httponly")


class CookieError(Exception):
    """A name that a cookie cannot have."""


def _is_name(text):
    return bool(text) and all(character in _IN_NAMES for character in text)


def _quote(text):
    """In double quotes if it must be; what is special as \\ooo."""
    if text is None or _is_name(text):
        return text
    shown = []
    for character in text:
        if character in '"\\':
            shown.append("\\" + character)
        elif character in _UNQUOTED:
            shown.append(character)
        elif ord(character) < 256:
            shown.append(f"\\{ord(character):03o}")
        else:
            shown.append(character)
    return '"' + "".join(shown) + '"'


def _unquote(text):
    if text is None or len(text) < 2 or text[0] != '"' or text[-1] != '"':
        return text
    text = text[1:-1]
    found = []
    at = 0
    while at < len(text):
        octal = text[at + 1:at + 4]
        if text[at] != "\\" or at + 1 == len(text):
            found.append(text[at])
            at += 1
        elif len(octal) == 3 and octal[0] in "0123" and all(c in "01234567" for c in octal):
            found.append(chr(int(octal, 8)))
            at += 4
        else:
            found.append(text[at + 1])
            at += 2
    return "".join(found)


def _date(seconds):
    """So many seconds from now, as expires is written."""
    from time import gmtime, strftime, time
    return strftime("%a, %d %b %Y %H:%M:%S GMT", gmtime(time() + seconds))


class Morsel(dict):
    """One cookie: its key and value, and as a dict its attributes."""

    def __init__(self):
        self._key = self._value = self._coded_value = None
        for name in _SHOWN:
            dict.__setitem__(self, name, "")

    key = property(lambda self: self._key)
    value = property(lambda self: self._value)
    coded_value = property(lambda self: self._coded_value)

    def __setitem__(self, name, value):
        name = name.lower()
        if name not in _SHOWN:
            raise CookieError(f"Invalid attribute {name!r}")
        dict.__setitem__(self, name, value)

    def setdefault(self, name, value=None):
        name = name.lower()
        if name not in _SHOWN:
            raise CookieError(f"Invalid attribute {name!r}")
        return dict.setdefault(self, name, value)

    def update(self, values):
        for name, value in dict(values).items():
            self[name] = value

    def isReservedKey(self, name):
        return name.lower() in _SHOWN

    def set(self, key, value, coded_value):
        if key.lower() in _SHOWN:
            raise CookieError(f"Attempt to set a reserved key {key!r}")
        if not _is_name(key):
            raise CookieError(f"Illegal key {key!r}")
        self._key, self._value, self._coded_value = key, value, coded_value

    def _parts(self):
        return dict(self), self._key, self._value, self._coded_value

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, Morsel) else NotImplemented

    __hash__ = None

    def copy(self):
        other = Morsel()
        dict.update(other, self)
        other._key, other._value, other._coded_value = self._key, self._value, self._coded_value
        return other

    def output(self, attrs=None, header="Set-Cookie:"):
        return f"{header} {self.OutputString(attrs)}"

    __str__ = output

    def __repr__(self):
        return f"<{type(self).__name__}: {self.OutputString()}>"

    def OutputString(self, attrs=None):
        shown = [f"{self._key}={self._coded_value}"]
        for name, value in sorted(self.items()):
            if value == "" or (attrs is not None and name not in attrs):
                continue
            if name in _FLAGS:
                if value:
                    shown.append(_SHOWN[name])
            elif name == "expires" and isinstance(value, int):
                shown.append(f"expires={_date(value)}")
            elif name == "comment" and isinstance(value, str):
                shown.append(f"Comment={_quote(value)}")
            else:
                shown.append(f"{_SHOWN[name]}={value}")
        return "; ".join(shown)


def _skip(text, at):
    """Where the blanks that begin there end."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _value_end(text, at, name):
    """Where the value that begins there ends."""
    if text[at:at + 1] == '"':
        end = at + 1
        while end < len(text) and text[end] != '"':
            end += 2 if text[end] == "\\" else 1
        return min(end + 1, len(text))
    while at < len(text) and text[at] != ";" and (name == "expires" or not text[at].isspace()):
        at += 1
    return at


def _pieces(text):
    """(name, value or None) of what stands between semicolons or blanks, as far as it is sound."""
    at = _skip(text, 0)
    while at < len(text):
        end = at
        while end < len(text) and text[end] in _IN_NAMES:
            end += 1
        name = text[at:end]
        if not name:
            return
        at = _skip(text, end)
        value = None
        if text[at:at + 1] == "=":
            begin = _skip(text, at + 1)
            at = _value_end(text, begin, name.lower())
            value = text[begin:at].rstrip()
        yield name, value
        at = _skip(text, at)
        if text[at:at + 1] == ";":
            at = _skip(text, at + 1)


class BaseCookie(dict):
    """Cookies by name."""

    def value_decode(self, val):
        """(value, as it is written)"""
        return val, val

    def value_encode(self, val):
        """(value, as it is written)"""
        return str(val), str(val)

    def __init__(self, input=None):
        if input:
            self.load(input)

    def _set(self, key, value, coded_value):
        morsel = self.get(key, Morsel())
        morsel.set(key, value, coded_value)
        dict.__setitem__(self, key, morsel)

    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
        else:
            self._set(key, *self.value_encode(value))

    def output(self, attrs=None, header="Set-Cookie:", sep="\015\012"):
        return sep.join([morsel.output(attrs, header) for _, morsel in sorted(self.items())])

    __str__ = output

    def __repr__(self):
        shown = [f"{key}={morsel.value!r}" for key, morsel in sorted(self.items())]
        return f"<{type(self).__name__}: {' '.join(shown)}>"

    def load(self, rawdata):
        if not isinstance(rawdata, str):
            for key, value in rawdata.items():
                self[key] = value
            return
        found = []                        # (key, value, attributes)
        for name, value in _pieces(rawdata):
            small = name.lower()
            if small in _SHOWN:
                if not found:
                    return
                if value is None and small not in _FLAGS:
                    return
                found[-1][2][small] = True if value is None else _unquote(value)
            elif value is None or not _is_name(name):
                return
            elif name[0] != "$":
                found.append((name, value, {}))
        for key, value, attributes in found:
            self._set(key, *self.value_decode(value))
            for name, shown in attributes.items():
                self[key][name] = shown


class SimpleCookie(BaseCookie):
    """Cookies whose values are text, in quotes where that is needed."""

    def value_decode(self, val):
        return _unquote(val), val

    def value_encode(self, val):
        return str(val), _quote(str(val))
