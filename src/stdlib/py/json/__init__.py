"""JSON texts."""
from _json import decode as _decode, encode as _encode

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


JSONDecodeError.__module__ = "json.decoder"
_short = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f",
          "\b": "\\b"}


def _quote(text, ascii):
    if text.isalnum() and text.isascii():
        return '"' + text + '"'
    out = []
    for c in text:
        if c in _short:
            c = _short[c]
        elif c < " " or ascii and c > "~":
            n = ord(c)
            if n < 0x10000:
                c = f"\\u{n:04x}"
            else:
                n -= 0x10000
                c = f"\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}"
        out.append(c)
    return '"' + "".join(out) + '"'


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o in (float("inf"), float("-inf")):
            text = "Infinity" if o > 0 else "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            shown = "" if self.indent is None else ": " + repr(o)
            raise ValueError("Out of range float values are not JSON compliant" + shown)
        return text

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError("keys must be str, int, float, bool or None, "
                        f"not {key.__class__.__name__}")

    def _put(self, o, out, level, markers):
        if isinstance(o, str):
            out.append(_quote(o, self.ensure_ascii))
        elif o is None:
            out.append("null")
        elif o is True:
            out.append("true")
        elif o is False:
            out.append("false")
        elif isinstance(o, int):
            out.append(int.__repr__(o))
        elif isinstance(o, float):
            out.append(self._float(o))
        else:
            if self.check_circular:
                if id(o) in markers:
                    raise ValueError("Circular reference detected")
                markers.add(id(o))
            if isinstance(o, (list, tuple)):
                self._put_list(o, out, level, markers)
            elif isinstance(o, dict):
                self._put_dict(o, out, level, markers)
            else:
                self._put(self.default(o), out, level, markers)
            markers.discard(id(o))

    def _breaks(self, level):
        indent = " " * self.indent if isinstance(self.indent, int) else self.indent
        return "\n" + indent * (level + 1), "\n" + indent * level

    def _put_list(self, o, out, level, markers):
        if not o:
            out.append("[]")
            return
        inner, outer = ("", "") if self.indent is None else self._breaks(level)
        mark = "[" + inner
        for item in o:
            out.append(mark)
            self._put(item, out, level + 1, markers)
            mark = self.item_separator + inner
        out.append(outer + "]")

    def _put_dict(self, o, out, level, markers):
        if not o:
            out.append("{}")
            return
        inner, outer = ("", "") if self.indent is None else self._breaks(level)
        mark = "{" + inner
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            key = self._key(key)
            if key is None:
                continue
            out.append(mark)
            out.append(_quote(key, self.ensure_ascii))
            out.append(self.key_separator)
            self._put(value, out, level + 1, markers)
            mark = self.item_separator + inner
        out.append("{}" if mark[0] == "{" and len(mark) == len(inner) + 1 else outer + "}")

    def encode(self, o):
        indent = " " * self.indent if isinstance(self.indent, int) else self.indent
        text = _encode(o, indent, self.item_separator, self.key_separator,
                       bool(self.ensure_ascii), bool(self.sort_keys), bool(self.allow_nan))
        if text is not NotImplemented:
            return text
        out = []
        self._put(o, out, 0, set())
        return "".join(out)

    def iterencode(self, o):
        return iter((self.encode(o),))


_escaped = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or float
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        if (self.object_hook is None and self.object_pairs_hook is None and self.strict
                and self.parse_float is float and self.parse_int is int):
            value = _decode(s)
            if value is not NotImplemented:
                return value
        value, end = self._value(s, self._space(s, 0))
        end = self._space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    @staticmethod
    def _space(s, at):
        while s[at:at + 1] in (" ", "\n", "\t", "\r"):
            at += 1
        return at

    def _value(self, s, at):
        c = s[at:at + 1]
        if c == '"':
            return self._string(s, at + 1)
        if c == "{":
            return self._object(s, at)
        if c == "[":
            return self._array(s, at)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if c == word[0] and s.startswith(word, at):
                return value, at + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, at):
                return self.parse_constant(word), at + len(word)
        if c == "-" or c.isdigit() and c.isascii():
            return self._number(s, at)
        raise JSONDecodeError("Expecting value", s, at)

    def _number(self, s, at):
        def digits(end):
            while s[end:end + 1].isdigit() and s[end].isascii():
                end += 1
            return end

        begin = at + (s[at] == "-")
        end = begin + 1 if s[begin:begin + 1] == "0" else digits(begin)
        if end == begin:
            raise JSONDecodeError("Expecting value", s, at)
        whole = end
        if s[end:end + 1] == "." and digits(end + 1) > end + 1:
            end = digits(end + 1)
        if s[end:end + 1] in ("e", "E"):
            sign = end + 1 + (s[end + 1:end + 2] in ("+", "-"))
            if digits(sign) > sign:
                end = digits(sign)
        text = s[at:end]
        return (self.parse_int if end == whole else self.parse_float)(text), end

    def _string(self, s, at):
        begin = at - 1
        parts = []
        while True:
            slash = at
            while slash < len(s) and s[slash] not in '"\\' and (s[slash] >= " " or not self.strict):
                slash += 1
            parts.append(s[at:slash])
            c = s[slash:slash + 1]
            if c == '"':
                return "".join(parts), slash + 1
            if c == "":
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if c != "\\":
                raise JSONDecodeError("Invalid control character at", s, slash)
            c = s[slash + 1:slash + 2]
            if c == "":
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            at = slash + 2
            if c == "u":
                code, at = self._unicode(s, slash)
                if 0xd800 <= code < 0xdc00 and s[at:at + 2] == "\\u":
                    low, after = self._unicode(s, at)
                    if 0xdc00 <= low < 0xe000:
                        code = 0x10000 + ((code - 0xd800) << 10 | low - 0xdc00)
                        at = after
                parts.append(chr(code))
            elif c in _escaped:
                parts.append(_escaped[c])
            else:
                raise JSONDecodeError("Invalid \\escape", s, slash)

    @staticmethod
    def _unicode(s, slash):
        digits = s[slash + 2:slash + 6]
        if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
            return int(digits, 16), slash + 6
        raise JSONDecodeError("Invalid \\uXXXX escape", s, slash + 1)

    def _array(self, s, at):
        values = []
        at = self._space(s, at + 1)
        if s[at:at + 1] == "]":
            return values, at + 1
        while True:
            value, at = self._value(s, at)
            values.append(value)
            at = self._space(s, at)
            c = s[at:at + 1]
            if c == "]":
                return values, at + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = self._space(s, at + 1)

    def _object(self, s, at):
        pairs = []
        at = self._space(s, at + 1)
        if s[at:at + 1] != "}":
            while True:
                if s[at:at + 1] != '"':
                    raise JSONDecodeError(
                        "Expecting property name enclosed in double quotes", s, at)
                key, at = self._string(s, at + 1)
                at = self._space(s, at)
                if s[at:at + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._value(s, self._space(s, at + 1))
                pairs.append((key, value))
                at = self._space(s, at)
                c = s[at:at + 1]
                if c == "}":
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                at = self._space(s, at + 1)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at + 1
        result = dict(pairs)
        if self.object_hook is not None:
            result = self.object_hook(result)
        return result, at + 1


def dumps(obj, *, cls=None, **kw):
    return (cls or JSONEncoder)(**kw).encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def loads(s, *, cls=None, **kw):
    if isinstance(s, (bytes, bytearray)):
        s = bytes(s).decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, "
                        f"not {s.__class__.__name__}")
    elif s.startswith("\ufeff"):
        raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    return (cls or JSONDecoder)(**kw).decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
