"""Differences of sequences."""
from collections import Counter as _Counter, namedtuple as _namedtuple

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ",
           "IS_CHARACTER_JUNK", "IS_LINE_JUNK", "context_diff", "unified_diff", "diff_bytes",
           "Match"]

Match = _namedtuple("Match", "a b size")
_POPULAR_FROM = 200                       # sequences so long have popular elements


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds what two sequences of hashable elements have in common."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.a = None
        self.set_seq1(a)
        self.b = None
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is not self.a:
            self.a = a
            self._blocks = self._opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self._blocks = self._opcodes = self._counts = None
        places = self.b2j = {}
        for i, item in enumerate(b):
            places.setdefault(item, []).append(i)
        self.bjunk = {item for item in places if self.isjunk(item)} if self.isjunk else set()
        for item in self.bjunk:
            del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= _POPULAR_FROM:
            most = len(b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > most}
            for item in self.bpopular:
                del places[item]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        a, b, junk = self.a, self.b, self.bjunk
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        begin_a, begin_b, size = alo, blo, 0
        runs = {}                         # where in b: how long the run that ends there is
        for i in range(alo, ahi):
            now = {}
            for j in self.b2j.get(a[i], ()):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                length = now[j] = runs.get(j - 1, 0) + 1
                if length > size:
                    begin_a, begin_b, size = i - length + 1, j - length + 1, length
            runs = now
        # Popular elements beside it belong to it, and then junk does.
        for wants_junk in (False, True):
            while begin_a > alo and begin_b > blo and a[begin_a - 1] == b[begin_b - 1] and \
                    (b[begin_b - 1] in junk) == wants_junk:
                begin_a, begin_b, size = begin_a - 1, begin_b - 1, size + 1
            while begin_a + size < ahi and begin_b + size < bhi and \
                    a[begin_a + size] == b[begin_b + size] and \
                    (b[begin_b + size] in junk) == wants_junk:
                size += 1
        return Match(begin_a, begin_b, size)

    def get_matching_blocks(self):
        if self._blocks is not None:
            return self._blocks
        found = []
        work = [(0, len(self.a), 0, len(self.b))]
        while work:
            alo, ahi, blo, bhi = work.pop()
            i, j, size = match = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append(match)
                if alo < i and blo < j:
                    work.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    work.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined = []
        for i, j, size in found:
            if joined and joined[-1].a + joined[-1].size == i and \
                    joined[-1].b + joined[-1].size == j:
                joined[-1] = joined[-1]._replace(size=joined[-1].size + size)
            else:
                joined.append(Match(i, j, size))
        self._blocks = joined + [Match(len(self.a), len(self.b), 0)]
        return self._blocks

    def get_opcodes(self):
        if self._opcodes is not None:
            return self._opcodes
        i = j = 0
        self._opcodes = codes = []
        for ai, bj, size in self.get_matching_blocks():
            tag = "replace" if i < ai and j < bj else "delete" if i < ai else \
                "insert" if j < bj else ""
            if tag:
                codes.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(("equal", ai, i, bj, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes = list(self.get_opcodes()) or [("equal", 0, 1, 0, 1)]
        group = []
        for number, (tag, i1, i2, j1, j2) in enumerate(codes):
            if tag == "equal":
                if number == 0:
                    i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
                if number == len(codes) - 1:
                    i2, j2 = min(i2, i1 + n), min(j2, j1 + n)
                if i2 - i1 > 2 * n:
                    group.append((tag, i1, i1 + n, j1, j1 + n))
                    yield group
                    group = []
                    i1, j1 = i2 - n, j2 - n
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        matches = sum(block.size for block in self.get_matching_blocks())
        return _ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        if self._counts is None:
            self._counts = _Counter(self.b)
        matches = (_Counter(self.a) & self._counts).total()
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for text in possibilities:
        matcher.set_seq1(text)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and \
                matcher.ratio() >= cutoff:
            scored.append((matcher.ratio(), text))
    return [text for _, text in sorted(scored, reverse=True)[:n]]


def IS_LINE_JUNK(line, pat=None):
    import re
    return (pat or re.compile(r"\s*(?:#\s*)?$").match)(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


class Differ:
    """Lines of two texts, with marks below those that are similar."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "equal":
                yield from self._lines(" ", a[i1:i2])
            else:
                yield from self._changed(a[i1:i2], b[j1:j2])

    def _lines(self, mark, lines):
        for line in lines:
            yield f"{mark} {line}"

    def _changed(self, a, b):
        if a and b:
            yield from self._replaced(a, b)
        else:
            yield from self._lines("-", a)
            yield from self._lines("+", b)

    def _replaced(self, a, b):
        """Around the two lines that are most similar; else around two that are the same."""
        best, pair, same = 0.74, None, None
        matcher = SequenceMatcher(self.charjunk)
        for j, line_b in enumerate(b):
            matcher.set_seq2(line_b)
            for i, line_a in enumerate(a):
                if line_a == line_b:
                    same = same or (i, j)
                    continue
                matcher.set_seq1(line_a)
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and \
                        matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        is_similar = best >= 0.75
        if not is_similar and same is None:
            order = (("+", b), ("-", a)) if len(b) < len(a) else (("-", a), ("+", b))
            for mark, lines in order:
                yield from self._lines(mark, lines)
            return
        i, j = pair if is_similar else same
        yield from self._changed(a[:i], b[:j])
        if is_similar:
            yield from self._marked(a[i], b[j])
        else:
            yield "  " + a[i]
        yield from self._changed(a[i + 1:], b[j + 1:])

    def _marked(self, a, b):
        marks_a, marks_b = "", ""
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, a, b).get_opcodes():
            signs = {"replace": "^^", "delete": "- ", "insert": " +", "equal": "  "}[tag]
            marks_a += signs[0] * (i2 - i1)
            marks_b += signs[1] * (j2 - j1)
        for sign, line, marks in (("-", a, marks_a), ("+", b, marks_b)):
            yield f"{sign} {line}"
            below = "".join(c if mark == " " and c.isspace() else mark
                            for c, mark in zip(line, marks)).rstrip()
            if below:
                yield f"? {below}\n"


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    if int(which) not in (1, 2):
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}")
    wanted = ("  ", "- " if int(which) == 1 else "+ ")
    for line in delta:
        if line[:2] in wanted:
            yield line[2:]


def _span(start, stop):
    size = stop - start
    if size == 1:
        return f"{start + 1}"
    return f"{start + 1 if size else start},{size}"


def _span_of_context(start, stop):
    begin = start + 1 if stop > start else start
    return f"{begin}" if stop - start <= 1 else f"{begin},{begin + stop - start - 1}"


def _check_texts(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} "
                            f"({lines[0]!r})")
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"all arguments must be str, not: {text!r}")


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3,
                 lineterm="\n"):
    _check_texts(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for mark, file, date in (("---", fromfile, fromfiledate), ("+++", tofile, tofiledate)):
                yield f"{mark} {file}" + (f"\t{date}" if date else "") + lineterm
        yield (f"@@ -{_span(group[0][1], group[-1][2])} +{_span(group[0][3], group[-1][4])} @@"
               f"{lineterm}")
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from [" " + line for line in a[i1:i2]]
            else:
                yield from ["-" + line for line in a[i1:i2]]
                yield from ["+" + line for line in b[j1:j2]]


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3,
                 lineterm="\n"):
    _check_texts(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    marks = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            for mark, file, date in (("***", fromfile, fromfiledate), ("---", tofile, tofiledate)):
                yield f"{mark} {file}" + (f"\t{date}" if date else "") + lineterm
        yield "*" * 15 + lineterm
        yield f"*** {_span_of_context(group[0][1], group[-1][2])} ****{lineterm}"
        if any(code[0] in ("replace", "delete") for code in group):
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    yield from [marks[tag] + line for line in a[i1:i2]]
        yield f"--- {_span_of_context(group[0][3], group[-1][4])} ----{lineterm}"
        if any(code[0] in ("replace", "insert") for code in group):
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    yield from [marks[tag] + line for line in b[j1:j2]]


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3,
               lineterm=b"\n"):
    def text(data):
        if not isinstance(data, bytes):
            raise TypeError(f"all arguments must be bytes, not {type(data).__name__} ({data!r})")
        return data.decode("ascii", "surrogateescape")
    lines = dfunc([text(x) for x in a], [text(x) for x in b], text(fromfile), text(tofile),
                  text(fromfiledate), text(tofiledate), n, text(lineterm))
    for line in lines:
        yield line.encode("ascii", "surrogateescape")
