"""Regular expressions.  PCRE2 does the matching; what Python writes differently is translated."""
import _re
from _helpers import GenericAlias as _GenericAlias, show_module as _show_module
from enum import IntFlag as _IntFlag, KEEP as _KEEP

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer",
           "compile", "purge", "template", "escape", "error", "Pattern", "Match", "A", "I", "L",
           "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE",
           "UNICODE", "NOFLAG", "RegexFlag"]


class RegexFlag(_IntFlag, boundary=_KEEP):
    NOFLAG = 0
    IGNORECASE = I = 2
    LOCALE = L = 4
    MULTILINE = M = 8
    DOTALL = S = 16
    UNICODE = U = 32
    VERBOSE = X = 64
    DEBUG = 128
    ASCII = A = 256

    def __repr__(self):
        names = [f"re.{one.name}" for one in RegexFlag if one.value and one.value & self.value]
        rest = self.value & ~511
        if rest:
            names.append(hex(rest))
        return "|".join(names) or "re.NOFLAG"

    __str__ = __repr__


globals().update(RegexFlag.__members__)


class error(Exception):
    """What is wrong with a pattern, and where."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


error.__module__ = "re"
_letters = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_classes = frozenset("AbBdDsSwWZ")
_escapes = {"a": "\\x07", "f": "\\f", "n": "\\n", "r": "\\r", "t": "\\t", "v": "\\x0b", "\\": "\\\\"}
_flag_letters = {"i": 2, "L": 4, "m": 8, "s": 16, "u": 32, "x": 64, "a": 256}


class _Translator:
    """Reads a pattern once: checks it as Python does and writes it as PCRE2 wants it."""

    def __init__(self, pattern, source, flags):
        self.pattern = pattern      # as given, for messages
        self.p = source
        self.flags = flags
        self.out = []
        self.groups = 0
        self.names = {}

    def fail(self, message, at):
        raise error(message, self.pattern, at)

    def escape(self, at, in_set):
        """The escape at `at`; gives where it ends."""
        p = self.p
        if at + 1 >= len(p):
            self.fail("bad escape (end of pattern)", at)
        c = p[at + 1]
        if c in "xuU":
            size = {"x": 2, "u": 4, "U": 8}[c]
            digits = p[at + 2:at + 2 + size]
            try:
                code = int(digits, 16) if len(digits) == size else None
            except ValueError:
                code = None
            if code is None:
                self.fail(f"incomplete escape {p[at:at + 2]}{digits}", at)
            self.out.append(f"\\x{{{code:x}}}")
            return at + 2 + size
        if c == "0" or in_set and c in "01234567":
            end = at + 2
            while end < len(p) and end < at + 4 and p[end] in "01234567":
                end += 1
            self.out.append(f"\\x{{{int(p[at + 1:end], 8):x}}}")
            return end
        if c in "123456789":
            if in_set:
                self.fail(f"bad escape \\{c}", at)
            end = at + 2
            if end < len(p) and p[end] in "0123456789":
                end += 1
            number = int(p[at + 1:end])
            if number > self.groups:
                self.fail(f"invalid group reference {number}", at + 1)
            self.out.append(f"(?:\\{number})")
            return end
        if in_set and c == "b":
            self.out.append("\\x08")
        elif c in _classes and not (in_set and c in "ABZ"):
            self.out.append("\\z" if c == "Z" else "\\" + c)
        elif c in _escapes:
            self.out.append(_escapes[c])
        elif c in _letters:
            self.fail(f"bad escape \\{c}", at)
        elif c.isalnum() or c in " \n\t":
            self.out.append(c if c.isalnum() else "\\" + c)
        else:
            self.out.append("\\" + c)
        return at + 2

    def char_set(self, at):
        p, start = self.p, at
        self.out.append("[")
        at += 1
        if p[at:at + 1] == "^":
            self.out.append("^")
            at += 1
        first = True
        while True:
            if at >= len(p):
                self.fail("unterminated character set", start)
            c = p[at]
            if c == "]" and not first:
                self.out.append("]")
                return at + 1
            first = False
            if c == "\\":
                low = at
                at = self.escape(at, True)
            else:
                low = at
                self.out.append("\\" + c if c in "[]&~|" else c)
                at += 1
            if p[at:at + 1] == "-" and p[at + 1:at + 2] not in ("", "]"):
                a, b = p[low:at], p[at + 1]
                if len(a) == 1 and b != "\\" and ord(b) < ord(a):
                    self.fail(f"bad character range {a}-{b}", low)

    def group(self, at, opened):
        """A "(" and what says which kind of group it is."""
        p, start = self.p, at
        if p[at + 1:at + 2] != "?":
            self.groups += 1
            self.out.append("(")
            opened.append((start, self.groups))
            return at + 1
        at += 2
        c = p[at:at + 1]
        if c == "":
            self.fail("unexpected end of pattern", at)
        if c == "P":
            kind = p[at + 1:at + 2]
            if kind == "<":
                end = p.find(">", at)
                if end < 0:
                    self.fail("missing >, unterminated name", at + 2)
                name = p[at + 2:end]
                if not name:
                    self.fail("missing group name", at + 2)
                if not name.isidentifier():
                    self.fail(f"bad character in group name {name!r}", at + 2)
                self.groups += 1
                if name in self.names:
                    self.fail(f"redefinition of group name {name!r} as group {self.groups}; "
                              f"was group {self.names[name]}", at + 2)
                self.names[name] = self.groups
                self.out.append("(")
                opened.append((start, self.groups))
                return end + 1
            if kind == "=":
                end = p.find(")", at)
                name = p[at + 2:end]
                if end < 0:
                    self.fail("missing ), unterminated name", at + 2)
                if name not in self.names:
                    self.fail(f"unknown group name {name!r}", at + 2)
                self.out.append(f"(?:\\{self.names[name]})")
                return end + 1
            self.fail("unexpected end of pattern" if not kind else
                      f"unknown extension ?P{kind}", at if kind else at + 1)
        if c == "#":
            end = p.find(")", at)
            if end < 0:
                self.fail("missing ), unterminated comment", start)
            return end + 1
        if c in ":=!>":
            self.out.append("(?" + c)
            opened.append((start, None))
            return at + 1
        if c == "<":
            kind = p[at + 1:at + 2]
            if kind not in ("=", "!") or not kind:
                self.fail("unexpected end of pattern" if not kind else
                          f"unknown extension ?<{kind}", at + 1 if not kind else at)
            self.out.append("(?<" + kind)
            opened.append((start, None))
            return at + 2
        if c == "(":
            end = p.find(")", at)
            name = p[at + 1:end]
            number = self.names.get(name) if not name.isdigit() else int(name)
            if number is None:
                self.fail(f"unknown group name {name!r}", at + 1)
            self.out.append(f"(?({number})")
            opened.append((start, None))
            return end + 1
        end = at
        while end < len(p) and (p[end] in _flag_letters or p[end] == "-"):
            end += 1
        text, closing = p[at:end], p[end:end + 1]
        if closing == ")" and text and "-" not in text:
            if start != 0:
                self.fail("global flags not at the start of the expression", start)
            for letter in text:
                self.flags |= _flag_letters[letter]
            return end + 1
        if closing == ":":
            self.out.append("(?" + "".join(l for l in text if l not in "auL") + ":")
            opened.append((start, None))
            return end + 1
        self.fail(f"unknown extension ?{c}", at - 1)

    def repeat(self, at):
        """Where the quantifier at `at` ends (at: none), as PCRE2 text."""
        p = self.p
        c = p[at]
        if c in "*+?":
            return at + 1, c
        end = p.find("}", at)
        if c != "{" or end < 0:
            return at, None
        low, comma, high = p[at + 1:end].partition(",")
        if not (low.isdigit() or not low) or not (high.isdigit() or not high) \
                or not (low or comma):
            return at, None
        if low and high and int(high) < int(low):
            self.fail("min repeat greater than max repeat", at + 1)
        return end + 1, "{" + (low or "0") + comma + high + "}"

    def run(self):
        p = self.p
        opened = []
        can_repeat = False
        at = 0
        while at < len(p):
            c = p[at]
            if self.flags & 64 and (c in " \t\n\r\f\v" or c == "#"):
                if c == "#":
                    end = p.find("\n", at)
                    at = len(p) if end < 0 else end + 1
                else:
                    at += 1
                continue
            if c in "*+?{":
                end, text = self.repeat(at)
                if text is None:
                    self.out.append("\\{")
                    at += 1
                    can_repeat = True
                    continue
                if can_repeat is None:
                    self.fail("multiple repeat", at)
                if not can_repeat:
                    self.fail("nothing to repeat", at)
                self.out.append(text)
                at = end
                if p[at:at + 1] in ("?", "+") and p[at:at + 1]:
                    self.out.append(p[at])
                    at += 1
                can_repeat = None
                continue
            can_repeat = True
            if c == "\\":
                at = self.escape(at, False)
            elif c == "[":
                at = self.char_set(at)
            elif c == "(":
                before = len(opened)
                at = self.group(at, opened)
                can_repeat = len(opened) == before and bool(self.out)
            elif c == ")":
                if not opened:
                    self.fail("unbalanced parenthesis", at)
                opened.pop()
                self.out.append(")")
                at += 1
            else:
                if c == "|" or c == "^":
                    can_repeat = False
                self.out.append(c)
                at += 1
        if opened:
            self.fail("missing ), unterminated subpattern", opened[-1][0])
        return "".join(self.out)


class Match(_re.Found):
    """What a pattern has found."""
    __slots__ = ()

    def groupdict(self, default=None):
        texts = self.groups(default)
        return {name: texts[n - 1] for name, n in self.re.groupindex.items()}

    def expand(self, template):
        return _fill(_template(template, self.re), self)

    @property
    def regs(self):
        return tuple([self.span(n) for n in range(self.re.groups + 1)])

    @property
    def lastindex(self):
        """The group that was closed last: of those that end last the outermost."""
        best, best_end = None, -1
        for number in range(1, self.re.groups + 1):
            end = self._spans[2 * number + 1]
            if end > best_end:
                best, best_end = number, end
        return best

    @property
    def lastgroup(self):
        last = self.lastindex
        for name, number in self.re.groupindex.items():
            if number == last:
                return name
        return None

    def __repr__(self):
        return f"<re.Match object; span={self.span()}, match={self.group()!r}>"

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __class_getitem__ = classmethod(_GenericAlias)


_everything = 1 << 60
_anchored = _re.ANCHORED
_whole = _re.ANCHORED | _re.ENDANCHORED


class Pattern:
    """A compiled regular expression."""

    def __init__(self, pattern, flags):
        is_text = isinstance(pattern, str)
        source = pattern if is_text else bytes(pattern).decode("latin-1")
        translator = _Translator(pattern, source, flags)
        text = translator.run()
        flags = translator.flags
        if is_text:
            if not flags & 256:
                flags |= 32
        options = 0
        for bit, name in ((2, "CASELESS"), (8, "MULTILINE"), (16, "DOTALL")):
            if flags & bit:
                options |= getattr(_re, name)
        if flags & 32 and is_text:
            options |= _re.UCP
        try:
            self._code = _re.Code(text if is_text else text.encode("latin-1"), options)
        except ValueError as e:
            message = str(e).rpartition(" at position ")[0]
            if "lookbehind assertion is not fixed length" in message:
                raise error("look-behind requires fixed-width pattern") from None
            raise error(message, pattern, 0) from None
        self._find = self._code.find
        self.pattern = pattern
        self.flags = flags
        self.groups = translator.groups
        self.groupindex = translator.names

    def match(self, string, pos=0, endpos=_everything):
        return self._find(string, pos, endpos, _anchored, Match, self)

    def fullmatch(self, string, pos=0, endpos=_everything):
        return self._find(string, pos, endpos, _whole, Match, self)

    def search(self, string, pos=0, endpos=_everything):
        return self._find(string, pos, endpos, 0, Match, self)

    def finditer(self, string, pos=0, endpos=_everything):
        return self._finds(string, pos, endpos)

    def _finds(self, string, pos, endpos):
        find = self._find
        not_empty = _re.NOTEMPTY_ATSTART
        options = 0
        while (m := find(string, pos, endpos, options, Match, self)) is not None:
            yield m
            start, pos = m.span()
            options = not_empty if start == pos else 0

    def findall(self, string, pos=0, endpos=_everything):
        return self._code.findall(string, pos, endpos)

    def split(self, string, maxsplit=0):
        if maxsplit < 0:
            return [string]
        return self._code.pieces(string, None, maxsplit)[0]

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        if count < 0:
            return string, 0
        empty = string[:0] if isinstance(string, (str, bytes)) else b""
        if not callable(repl):
            pieces, done = self._code.pieces(string, _template(repl, self), count)
            return (empty.join(pieces), done) if done else (string[:], 0)
        pieces = []
        last = done = 0
        for m in self.finditer(string):
            if count and done >= count:
                break
            pieces.append(string[last:m._spans[0]])
            pieces.append(repl(m))
            last = m._spans[1]
            done += 1
        if not done:
            return string[:], 0
        pieces.append(string[last:])
        return empty.join(pieces), done

    def __repr__(self):
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        shown = f"{self.pattern!r:.200}"
        return f"re.compile({shown}, {RegexFlag(flags)!r})" if flags else f"re.compile({shown})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.pattern == other.pattern and self.flags == other.flags

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    __class_getitem__ = classmethod(_GenericAlias)


Pattern.__module__ = Match.__module__ = "re"
_show_module(Pattern)
_show_module(Match)


def _template(template, pattern):
    """What sub() puts in: plain text, or a list of texts and numbers of groups."""
    is_bytes = not isinstance(template, str)
    text = bytes(template).decode("latin-1") if is_bytes else template
    if "\\" not in text:
        return template
    parts = []
    plain = []
    at = 0

    def add_group(number, place):
        if number > pattern.groups:
            raise error(f"invalid group reference {number}", template, place)
        if plain:
            parts.append("".join(plain))
            plain.clear()
        parts.append(number)

    while at < len(text):
        c = text[at]
        if c != "\\":
            plain.append(c)
            at += 1
            continue
        c = text[at + 1:at + 2]
        if c == "":
            raise error("bad escape (end of pattern)", template, at)
        if c == "g":
            if text[at + 2:at + 3] != "<":
                raise error("missing <", template, at + 2)
            end = text.find(">", at)
            if end < 0:
                raise error("missing >, unterminated name", template, at + 3)
            name = text[at + 3:end]
            if name.isdigit():
                number = int(name)
            elif not name:
                raise error("missing group name", template, at + 3)
            elif name in pattern.groupindex:
                number = pattern.groupindex[name]
            elif name.isidentifier():
                raise IndexError(f"unknown group name {name!r}")
            else:
                raise error(f"bad character in group name {name!r}", template, at + 3)
            add_group(number, at + 3)
            at = end + 1
        elif c == "0":
            end = at + 2
            while end < len(text) and end < at + 4 and text[end] in "01234567":
                end += 1
            plain.append(chr(int(text[at + 1:end], 8)))
            at = end
        elif c.isdigit():
            end = at + 2
            if text[end:end + 1].isdigit():
                end += 1
            add_group(int(text[at + 1:end]), at + 1)
            at = end
        else:
            known = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
                     "\\": "\\"}.get(c)
            if known is None:
                if c in _letters:
                    raise error(f"bad escape \\{c}", template, at)
                known = "\\" + c
            plain.append(known)
            at += 2
    if plain:
        parts.append("".join(plain))
    if is_bytes:
        parts = [part.encode("latin-1") if isinstance(part, str) else part for part in parts]
    if len(parts) == 1 and not isinstance(parts[0], int):
        return parts[0]
    return parts


def _fill(parts, m):
    if type(parts) is not list:
        return parts
    empty = m.string[:0]
    texts = (m.group(), *m.groups(empty))
    return empty.join([texts[part] if isinstance(part, int) else part for part in parts])


_known = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    key = type(pattern), pattern, flags
    found = _known.get(key)
    if found is not None:
        return found
    flags = int(flags)
    key = type(pattern), pattern, flags
    found = _known.get(key)
    if found is None:
        if not isinstance(pattern, (str, bytes, bytearray)):
            raise TypeError("first argument must be string or compiled pattern")
        if len(_known) >= 512:
            del _known[next(iter(_known))]
        found = _known[key] = Pattern(pattern, flags)
    return found


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def purge():
    _known.clear()


_special = {ord(c): "\\" + c for c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")
