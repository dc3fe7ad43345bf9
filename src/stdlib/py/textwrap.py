"""Paragraphs of text."""
__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]


_blank = "\t\n\x0b\x0c\r "
_to_space = dict.fromkeys(map(ord, _blank), " ")
_marks = "!\"'&.,?"


def _is_letter(c):
    return c.isalpha() or c == "_"


def _is_word(c):
    return c.isalnum() or c == "_"


def _is_dash_before_word(text, at):
    """Two hyphens or more at that place, and then a word?"""
    end = at
    while text[end:end + 1] == "-":
        end += 1
    return end - at >= 2 and end < len(text) and _is_word(text[end])


def _may_break(text, start, at):
    """May the word that begins at start be broken before text[at]?"""
    before = text[at - 1]
    if before == "-" and at >= start + 2:
        if at >= 3 and _is_letter(text[at - 2]) and (
                _is_letter(text[at - 3])
                or at >= 4 and text[at - 3] == "-" and _is_letter(text[at - 4])):
            rest = text[at:at + 3]
            if _is_letter(rest[0]) and len(rest) > 1 and (
                    _is_letter(rest[1])
                    or rest[1] == "-" and len(rest) > 2 and _is_letter(rest[2])):
                return True
    return text[at] == "-" and (_is_word(before) or before in _marks) and \
        _is_dash_before_word(text, at)


def _pieces(word):
    """Where hyphens and dashes allow a word to be broken."""
    if "-" not in word:
        return [word]
    pieces = []
    start = 0
    while start < len(word):
        at = start + 1
        if start and word[start] == "-" and (_is_word(word[start - 1]) or word[start - 1] in _marks) \
                and _is_dash_before_word(word, start):
            while word[at] == "-":
                at += 1
        else:
            while at < len(word) and not _may_break(word, start, at):
                at += 1
        pieces.append(word[start:at])
        start = at
    return pieces


class TextWrapper:
    """Breaks text into lines of a width."""

    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        return text.translate(_to_space) if self.replace_whitespace else text

    def _split(self, text):
        """Words, or parts of them, and the space between."""
        chunks = []
        start = 0
        while start < len(text):
            is_blank = text[start] in _blank
            end = start + 1
            while end < len(text) and (text[end] in _blank) == is_blank:
                end += 1
            part = text[start:end]
            if is_blank or not self.break_on_hyphens:
                chunks.append(part)
            else:
                chunks += _pieces(part)
            start = end
        return chunks

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def _fix_sentence_endings(self, chunks):
        for at in range(len(chunks) - 1):
            end = chunks[at][:-1] if chunks[at][-1] in "\"'" else chunks[at]
            if chunks[at + 1] == " " and end[-1:] in (".", "!", "?") and "a" <= end[-2:-1] <= "z":
                chunks[at + 1] = "  "

    def wrap(self, text):
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            line = []
            size = 0
            while chunks and size + len(chunks[-1]) <= width:
                size += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = width - size if width >= 1 else 1
                if self.break_long_words:
                    chunk = chunks[-1]
                    if self.break_on_hyphens and len(chunk) > room:
                        hyphen = chunk.rfind("-", 0, room)
                        if hyphen > 0 and chunk[:hyphen].strip("-"):
                            room = hyphen + 1
                    line.append(chunk[:room])
                    chunks[-1] = chunk[room:]
                elif not line:
                    line.append(chunks.pop())
                size = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                size -= len(line.pop())
            if not line:
                continue
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    not chunks or self.drop_whitespace and len(chunks) == 1
                    and not chunks[0].strip()) and size <= width:
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and size + len(self.placeholder) <= width:
                    lines.append(indent + "".join(line) + self.placeholder)
                    break
                size -= len(line.pop())
            else:
                if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = lines[-1].rstrip() + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        if not line.strip(" \t"):
            lines[i] = ""
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        else:
            same = 0
            while same < len(margin) and same < len(indent) and margin[same] == indent[same]:
                same += 1
            margin = margin[:same]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join([(prefix if wanted(line) else "") + line for line in text.splitlines(True)])
