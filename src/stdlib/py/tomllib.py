"""Reads TOML."""
import re as _re
from datetime import date as _date, datetime as _datetime, time as _time, \
    timedelta as _timedelta, timezone as _timezone

__all__ = ("loads", "load", "TOMLDecodeError")

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")
_SPACE = frozenset(" \t")
_SPACE_AND_LINES = frozenset(" \t\n")
_CONTROL = frozenset(map(chr, [*range(32), 127]))
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}
_NUMBER = _re.compile(
    r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)(?P<float>(?:\.[0-9](?:_?[0-9])*)?"
    r"(?:[eE][+-]?[0-9](?:_?[0-9])*)?)")
_CLOCK = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_TIME = _re.compile(_CLOCK)
_DATETIME = _re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + _CLOCK
                        + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")


class TOMLDecodeError(ValueError):
    """What is wrong with a document."""


class _Table(dict):
    """A table while it is read: who made it, and whether it is closed."""
    is_explicit = is_closed = is_dotted = False


class _Array(list):
    """An array of tables that [[headers]] have begun."""


class _Reader:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        self.root = self.table = _Table()
        self.name = ()              # of the table, as its header has it

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            place = "end of document"
        else:
            line = self.text.count("\n", 0, at) + 1
            column = at - self.text.rfind("\n", 0, at)
            place = f"line {line}, column {column}"
        raise TOMLDecodeError(f"{message} (at {place})")

    def peek(self, count=1):
        return self.text[self.at:self.at + count]

    def skip(self, characters):
        text, at = self.text, self.at
        while text[at:at + 1] and text[at] in characters:
            at += 1
        self.at = at

    def skip_comment(self):
        if self.peek() == "#":
            end = self.text.find("\n", self.at)
            end = len(self.text) if end < 0 else end
            self.refuse_control(self.at + 1, end, "\t")
            self.at = end

    def refuse_control(self, at, end, allowed):
        for place in range(at, end):
            c = self.text[place]
            if c in _CONTROL and c not in allowed:
                self.fail(f"Found invalid character {c!r}", place)

    def skip_lines(self):
        while True:
            before = self.at
            self.skip(_SPACE_AND_LINES)
            self.skip_comment()
            if self.at == before:
                return

    def document(self):
        while True:
            self.skip(_SPACE)
            c = self.peek()
            if not c:
                return self.root
            if c == "\n":
                self.at += 1
                continue
            if c in _BARE or c in "\"'":
                self.pair(self.table, is_inline=False)
                self.skip(_SPACE)
            elif c == "[":
                self.header()
                self.skip(_SPACE)
            elif c != "#":
                self.fail("Invalid statement")
            self.skip_comment()
            if self.peek() not in ("\n", ""):
                self.fail("Expected newline or end of document after a statement")
            self.at += 1

    def header(self):
        is_array = self.peek(2) == "[["
        what = "array declaration" if is_array else "table declaration"
        self.at += 2 if is_array else 1
        self.skip(_SPACE)
        key = self.key()
        table = self.root
        for part in key[:-1]:
            table = table.setdefault(part, _Table())
            if type(table) is _Array:
                table = table[-1]
            if type(table) is not _Table or table.is_closed:
                self.fail("Cannot overwrite a value" if type(table) is not _Table else
                          f"Cannot declare {key} twice")
        self.name = key
        self.table = self.array_table(table, key) if is_array else self.plain_table(table, key)
        closing = "]]" if is_array else "]"
        if self.peek(len(closing)) != closing:
            self.fail(f"Expected {closing!r} at the end of "
                      f"{'an' if is_array else 'a'} {what}")
        self.at += len(closing)

    def array_table(self, table, key):
        array = table.setdefault(key[-1], _Array())
        if type(array) is not _Array:
            self.fail("Cannot overwrite a value" if type(array) is not list else
                      f"Cannot mutate immutable namespace {key}")
        array.append(_Table())
        return array[-1]

    def plain_table(self, table, key):
        found = table.setdefault(key[-1], _Table())
        if type(found) is not _Table:
            self.fail(f"Cannot declare {key} twice" if type(found) is _Array else
                      "Cannot overwrite a value")
        if found.is_explicit or found.is_closed or found.is_dotted:
            self.fail(f"Cannot declare {key} twice")
        found.is_explicit = True
        return found

    def key(self):
        parts = [self.key_part()]
        self.skip(_SPACE)
        while self.peek() == ".":
            self.at += 1
            self.skip(_SPACE)
            parts.append(self.key_part())
            self.skip(_SPACE)
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE:
            start = self.at
            self.skip(_BARE)
            return self.text[start:self.at]
        if c == "'":
            return self.literal()
        if c == '"':
            return self.basic()
        self.fail("Invalid initial character for a key part")

    def pair(self, table, is_inline):
        key = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip(_SPACE)
        value = self.value()
        space = key[:-1] if is_inline else self.name + key[:-1]
        for part in key[:-1]:
            inner = table.get(part)
            if inner is None:
                inner = table[part] = _Table()
                inner.is_dotted = True
            elif type(inner) is not _Table:
                self.fail("Cannot overwrite a value")
            elif inner.is_closed or inner.is_explicit and not is_inline:
                self.fail(f"Cannot redefine namespace {space}" if inner.is_explicit else
                          f"Cannot mutate immutable namespace {space}")
            table = inner
        if key[-1] in table:
            self.fail(f"Duplicate inline table key {key[-1]!r}" if is_inline else
                      "Cannot overwrite a value")
        table[key[-1]] = value

    def value(self):
        c = self.peek()
        if c == '"':
            return self.multiline('"') if self.peek(3) == '"""' else self.basic()
        if c == "'":
            return self.multiline("'") if self.peek(3) == "'''" else self.literal()
        for word, value in ("true", True), ("false", False):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        if found := _DATETIME.match(self.text, self.at):
            return self.moment(found)
        if found := _TIME.match(self.text, self.at):
            self.at = found.end()
            return _time(*self.clock(found.groups()))
        if found := _NUMBER.match(self.text, self.at):
            self.at = found.end()
            return self.parse_float(found[0]) if found["float"] else int(found[0], 0)
        for size in 3, 4:
            if self.peek(size).lstrip("+-" if size == 4 else "") in ("inf", "nan") \
                    and len(self.peek(size)) == size:
                word = self.peek(size)
                self.at += size
                return self.parse_float(word)
        self.fail("Invalid value")

    @staticmethod
    def clock(parts):
        hour, minute, second, fraction = parts
        return int(hour), int(minute), int(second), int((fraction or "0").ljust(6, "0"))

    def moment(self, found):
        parts = found.groups()
        try:
            day = [int(part) for part in parts[:3]]
            if parts[3] is None:
                value = _date(*day)
            else:
                zone = None
                if parts[7]:
                    zone = _timezone.utc
                elif parts[8]:
                    away = _timedelta(hours=int(parts[9]), minutes=int(parts[10]))
                    zone = _timezone(away if parts[8] == "+" else -away)
                value = _datetime(*day, *self.clock(parts[3:7]), zone)
        except ValueError:
            self.fail("Invalid date or datetime")
        self.at = found.end()
        return value

    def array(self):
        items = []
        self.at += 1
        self.skip_lines()
        while self.peek() != "]":
            items.append(self.value())
            self.skip_lines()
            if self.peek() not in (",", "]"):
                self.fail("Unclosed array")
            if self.peek() == ",":
                self.at += 1
                self.skip_lines()
        self.at += 1
        return items

    def inline_table(self):
        table = _Table()
        self.at += 1
        self.skip(_SPACE)
        if self.peek() != "}":
            while True:
                self.pair(table, is_inline=True)
                self.skip(_SPACE)
                c = self.peek()
                if c == "}":
                    break
                if c != ",":
                    self.fail("Unclosed inline table")
                self.at += 1
                self.skip(_SPACE)
        self.at += 1
        table.is_closed = True
        self.close_inner(table)
        return table

    def close_inner(self, table):
        for value in table.values():
            if type(value) is _Table and not value.is_closed:
                value.is_closed = True
                self.close_inner(value)

    def literal(self):
        start = self.at + 1
        text, end = self.text, start
        while end < len(text) and text[end] != "'":
            self.refuse_control(end, end + 1, "\t")
            end += 1
        if end >= len(text):
            self.fail("Expected \"'\"", end)
        self.at = end + 1
        return text[start:end]

    def basic(self):
        self.at += 1
        return self.characters('"', "\t")

    def characters(self, closing, allowed):
        """Text with escapes up to `closing`."""
        out, text = [], self.text
        while True:
            if self.at >= len(text):
                self.fail("Unterminated string")
            c = text[self.at]
            if text.startswith(closing, self.at):
                self.at += len(closing)
                return "".join(out)
            if c == "\\":
                out.append(self.escape(len(closing) == 3))
                continue
            if c in _CONTROL and c not in allowed:
                self.fail(f"Illegal character {c!r}")
            out.append(c)
            self.at += 1

    def escape(self, is_multiline):
        pair = self.peek(2)
        self.at += 2
        if is_multiline and pair in ("\\ ", "\\\t", "\\\n"):
            if pair != "\\\n":
                self.skip(_SPACE)
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    self.fail("Unescaped '\\' in a string")
                self.at += 1
            self.skip(_SPACE_AND_LINES)
            return ""
        if pair in ("\\u", "\\U"):
            size = 4 if pair == "\\u" else 8
            digits = self.peek(size)
            if len(digits) != size or _re.search("[^0-9a-fA-F]", digits):
                self.fail("Invalid hex value")
            self.at += size
            code = int(digits, 16)
            if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
                self.fail("Escaped character is not a Unicode scalar value")
            return chr(code)
        if pair[1:] in _ESCAPES and len(pair) == 2:
            return _ESCAPES[pair[1]]
        self.fail("Unterminated string" if len(pair) != 2 else "Unescaped '\\' in a string")

    def multiline(self, quote):
        self.at += 3
        if self.peek() == "\n":
            self.at += 1
        if quote == "'":
            start = self.at
            end = self.text.find("'''", start)
            if end < 0:
                self.fail("Expected \"'''\"", len(self.text))
            self.refuse_control(start, end, "\t\n")
            self.at = end + 3
            result = self.text[start:end]
        else:
            result = self.characters('"""', "\t\n")
        for _ in range(2):          # up to two quotes more belong to the text
            if self.peek() == quote:
                self.at += 1
                result += quote
        return result


def _plain(value):
    """The value without the reader's own classes."""
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value


def loads(s, /, *, parse_float=float):
    def checked(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    source = s.replace("\r\n", "\n")
    reader = _Reader(source, float if parse_float is float else checked)
    return _plain(reader.document())


def load(fp, /, *, parse_float=float):
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") \
            from None
    return loads(text, parse_float=parse_float)
