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
_type_flags = 4 | 32 | 256
_octal = "01234567"
# The classes of (?a:...), within a set; PCRE2 knows only one alphabet for a pattern.
_ascii_classes = {
    "d": "0-9", "D": "\\x{0}-/:-\\x{10ffff}", "s": "\\x09-\\x0d ",
    "S": "\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{10ffff}", "w": "0-9A-Z_a-z",
    "W": "\\x{0}-/:-@\\[-\\^`{-\\x{10ffff}",
}
_ascii_edges = {"b": "(?:(?<=[0-9A-Z_a-z])(?![0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?=[0-9A-Z_a-z]))",
                "B": "(?:(?<=[0-9A-Z_a-z])(?=[0-9A-Z_a-z])|(?<![0-9A-Z_a-z])(?![0-9A-Z_a-z]))"}


def _octal_digits(text, at):
    """Where the octal number at `at` ends, of three digits at most."""
    end = at
    while end < len(text) and end < at + 3 and text[end] in _octal:
        end += 1
    return end


class _Translator:
    """Reads a pattern once: checks it as Python does and writes it as PCRE2 wants it."""

    def __init__(self, pattern, source, flags):
        self.pattern = pattern      # as given, for messages
        self.p = source
        self.flags = flags
        self.out = []
        self.groups = 0
        self.names = {}
        self.opened = []            # [start, number, flags before it, branches of a condition]
        self.wanted = []            # groups that conditions name, and where
        self.is_ascii = False       # within (?a:...)
        self.code = None            # of the character that escape() has read; None: a class

    def fail(self, message, at):
        raise error(message, self.pattern, at)

    def escape(self, at, in_set):
        """The escape at `at`; gives where it ends."""
        p = self.p
        if at + 1 >= len(p):
            self.fail("bad escape (end of pattern)", at)
        c = p[at + 1]
        if c in "xuU" and not (c in "uU" and isinstance(self.pattern, bytes)):
            size = {"x": 2, "u": 4, "U": 8}[c]
            end = at + 2
            while end < len(p) and end < at + 2 + size and p[end] in "0123456789abcdefABCDEF":
                end += 1
            if end < at + 2 + size:
                self.fail(f"incomplete escape {p[at:end]}", at)
            code = int(p[at + 2:end], 16)
            if code > 0x10FFFF:
                self.fail(f"bad escape {p[at:end]}", at)
            return self.add_code(code, end)
        if c == "N" and isinstance(self.pattern, str):
            return self.named(at)
        end = _octal_digits(p, at + 1)
        if c == "0" or end > at + 1 and (in_set or end == at + 4):
            code = int(p[at + 1:end], 8)
            if code > 0o377:
                self.fail(f"octal escape value {p[at:end]} outside of range 0-0o377", at)
            return self.add_code(code, end)
        if c in "123456789":
            if in_set:
                self.fail(f"bad escape \\{c}", at)
            end = at + 2
            if end < len(p) and p[end] in "0123456789":
                end += 1
            self.refer(int(p[at + 1:end]), at + 1, at)
            return end
        self.code = None
        if in_set and c == "b":
            return self.add_code(8, at + 2)
        if self.is_ascii and c in _ascii_classes:
            self.out.append(_ascii_classes[c] if in_set else "[" + _ascii_classes[c] + "]")
        elif self.is_ascii and not in_set and c in _ascii_edges:
            self.out.append(_ascii_edges[c])
        elif c in _classes and not (in_set and c in "ABZ"):
            self.out.append("\\z" if c == "Z" else "\\" + c)
        elif c in _escapes:
            self.code = ord({"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
                             "v": "\v"}.get(c, c))
            self.out.append(_escapes[c])
        elif c in _letters:
            self.fail(f"bad escape \\{c}", at)
        else:
            self.code = ord(c)
            self.out.append(c if c.isalnum() else "\\" + c)
        return at + 2

    def add_code(self, code, end):
        self.code = code
        self.out.append(f"\\x{{{code:x}}}")
        return end

    def named(self, at):
        """The character named at `at`."""
        if self.p[at + 2:at + 3] != "{":
            self.fail("missing {", at + 2)
        end = self.p.find("}", at + 3)
        name = self.p[at + 3:end if end >= 0 else None]
        if not name:
            self.fail("missing character name", at + 3)
        if end < 0:
            self.fail("missing }, unterminated name", at + 3)
        import unicodedata
        try:
            return self.add_code(ord(unicodedata.lookup(name)), end + 1)
        except (KeyError, TypeError):
            self.fail(f"undefined character name {name!r}", at)

    def refer(self, number, place, open_place):
        if number > self.groups:
            self.fail(f"invalid group reference {number}", place)
        if any(one[1] == number for one in self.opened):
            self.fail("cannot refer to an open group", open_place)
        self.out.append(f"(?:\\{number})")

    def check_name(self, name, at):
        if not name:
            self.fail("missing group name", at)
        if not name.isidentifier():
            self.fail(f"bad character in group name {name!r}", at)

    def set_item(self, at, start):
        """One character or class of a set; gives where it ends."""
        if at >= len(self.p):
            self.fail("unterminated character set", start)
        c = self.p[at]
        if c == "\\":
            return self.escape(at, True)
        self.code = ord(c)
        self.out.append("\\" + c if c in "[]&~|-" else c)
        return at + 1

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
            low = at
            at = self.set_item(at, start)
            if p[at:at + 1] == "-" and p[at + 1:at + 2] not in ("", "]"):
                first_code, middle = self.code, at
                self.out.append("-")
                at = self.set_item(at + 1, start)
                if first_code is None or self.code is None or self.code < first_code:
                    self.fail(f"bad character range {p[low:middle]}-{p[middle + 1:at]}", low)

    def open(self, start, number, branches=None):
        self.opened.append([start, number, (self.flags, self.is_ascii), branches])

    def group(self, at):
        """A "(" and what says which kind of group it is."""
        p, start = self.p, at
        if p[at + 1:at + 2] != "?":
            self.groups += 1
            self.out.append("(")
            self.open(start, self.groups)
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
                    self.fail("missing >, unterminated name" if p[at + 2:] else
                              "missing group name", at + 2)
                name = p[at + 2:end]
                self.check_name(name, at + 2)
                self.groups += 1
                if name in self.names:
                    self.fail(f"redefinition of group name {name!r} as group {self.groups}; "
                              f"was group {self.names[name]}", at + 2)
                self.names[name] = self.groups
                self.out.append("(")
                self.open(start, self.groups)
                return end + 1
            if kind == "=":
                end = p.find(")", at)
                name = p[at + 2:end]
                if end < 0:
                    self.fail("missing ), unterminated name" if p[at + 2:] else
                              "missing group name", at + 2)
                self.check_name(name, at + 2)
                if name not in self.names:
                    self.fail(f"unknown group name {name!r}", at + 2)
                self.refer(self.names[name], at + 2, at + 2)
                return end + 1
            self.fail("unexpected end of pattern" if not kind else
                      f"unknown extension ?P{kind}", at - 1 if kind else at + 1)
        if c == "#":
            end = p.find(")", at)
            if end < 0:
                self.fail("missing ), unterminated comment", start)
            return end + 1
        if c in ":=!>":
            self.out.append("(?" + c)
            self.open(start, None)
            return at + 1
        if c == "<":
            kind = p[at + 1:at + 2]
            if kind not in ("=", "!") or not kind:
                self.fail("unexpected end of pattern" if not kind else
                          f"unknown extension ?<{kind}", at + 1 if not kind else at - 1)
            self.out.append("(?<" + kind)
            self.open(start, None)
            return at + 2
        if c == "(":
            end = p.find(")", at)
            name = p[at + 1:end]
            if end < 0:
                self.fail("missing ), unterminated name" if p[at + 1:] else "missing group name",
                          at + 1)
            if name.isascii() and name.isdigit():
                number = int(name)
                if number == 0:
                    self.fail("bad group number", at + 1)
                self.wanted.append((number, at + 1))
            else:
                self.check_name(name, at + 1)
                number = self.names.get(name)
                if number is None:
                    self.fail(f"unknown group name {name!r}", at + 1)
            self.out.append(f"(?({number})")
            self.open(start, None, 1)
            return end + 1
        if c in _flag_letters or c == "-":
            return self.inline_flags(at, start)
        self.fail(f"unknown extension ?{c}", at - 1)

    def flag_row(self, at, ends, missing, seen, is_off):
        """Letters up to one of `ends`: where that is, and their bits."""
        p, bits = self.p, 0
        is_text = isinstance(self.pattern, str)
        while True:
            c = p[at:at + 1]
            if c and c in ends and (bits or not is_off):
                return at, bits
            if c not in _flag_letters or not c:
                expected = missing if bits or not is_off else "missing flag"
                self.fail("unknown flag" if c.isalpha() else expected, at)
            at += 1
            bit = _flag_letters[c]
            if bit & _type_flags:
                if is_off:
                    self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", at)
                if c == ("L" if is_text else "u"):
                    kind = "str" if is_text else "bytes"
                    self.fail(f"bad inline flags: cannot use {c!r} flag with a {kind} pattern", at)
                if bits & _type_flags & ~bit:
                    self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", at)
            bits |= bit
            if bits & seen:
                clash = at
                while p[clash:clash + 1] in _flag_letters and p[clash:clash + 1]:
                    clash += 1
                if p[clash:clash + 1] == ":":
                    self.fail("bad inline flags: flag turned on and off", clash)

    def inline_flags(self, at, start):
        """(?flags) for all of the pattern, or (?flags-flags: for a part."""
        p = self.p
        end, bits = self.flag_row(at, ")-:", "missing -, : or )", 0, False)
        if p[end] == ")":
            if self.out or self.opened:
                self.fail("global flags not at the start of the expression", start)
            self.flags |= bits
            return end + 1
        off = 0
        if p[end] == "-":
            end, off = self.flag_row(end + 1, ":", "missing :", bits, True)
        self.open(start, None)
        self.flags = (self.flags | bits & 64) & ~(off & 64)
        if bits & _type_flags:
            self.is_ascii = bits & 256 != 0 and isinstance(self.pattern, str)
        on, no = ("".join(letter for letter, bit in _flag_letters.items()
                          if bit & which & (2 | 8 | 16)) for which in (bits, off))
        self.out.append("(?" + on + ("-" + no if no else "") + ":")
        return end + 1

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
        if any(text and int(text) >= 4294967295 for text in (low, high)):
            raise OverflowError("the repetition number is too large")
        if low and high and int(high) < int(low):
            self.fail("min repeat greater than max repeat", at + 1)
        return end + 1, "{" + (low or "0") + comma + high + "}"

    def run(self):
        p = self.p
        opened = self.opened
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
                can_repeat = p[at + 1:at + 2] not in ("A", "b", "B", "Z")
                at = self.escape(at, False)
            elif c == "[":
                at = self.char_set(at)
            elif c == "(":
                before = len(opened)
                at = self.group(at)
                can_repeat = len(opened) == before and bool(self.out)
            elif c == ")":
                if not opened:
                    self.fail("unbalanced parenthesis", at)
                self.flags, self.is_ascii = opened.pop()[2]
                self.out.append(")")
                at += 1
            else:
                if c in "|^$":
                    can_repeat = False
                if c == "|" and opened and opened[-1][3]:
                    opened[-1][3] += 1
                    if opened[-1][3] > 2:
                        self.fail("conditional backref with more than two branches", at)
                self.out.append(c)
                at += 1
        if opened:
            self.fail("missing ), unterminated subpattern", opened[-1][0])
        for number, place in self.wanted:
            if number > self.groups:
                self.fail(f"invalid group reference {number}", place)
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


def _check_flags(flags, is_text):
    if is_text and flags & 4:
        raise ValueError("cannot use LOCALE flag with a str pattern")
    if not is_text and flags & 32:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & 256 and flags & (32 | 4):
        other = "UNICODE" if is_text else "LOCALE"
        raise ValueError(f"ASCII and {other} flags are incompatible")


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
        _check_flags(flags, is_text)
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
            if "lookbehind assertion" in message and ("fixed" in message or "limited" in message or "variable" in message):
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
    text = str(template, "latin-1") if is_bytes else template
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
                raise error("missing >, unterminated name" if text[at + 3:] else
                            "missing group name", template, at + 3)
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
        elif c == "0" or _octal_digits(text, at + 1) == at + 4:
            end = _octal_digits(text, at + 1)
            code = int(text[at + 1:end], 8)
            if code > 0o377:
                raise error(f"octal escape value {text[at:end]} outside of range 0-0o377",
                            template, at)
            plain.append(chr(code))
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
