"""Differences of sequences."""

__all__ = ["SequenceMatcher", "ndiff", "unified_diff", "get_close_matches"]


class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.a = a
        self.b = b

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        ahi = len(self.a) if ahi is None else ahi
        bhi = len(self.b) if bhi is None else bhi
        best = (alo, blo, 0)
        places = {}
        for j in range(blo, bhi):
            places.setdefault(self.b[j], []).append(j)
        runs = {}
        for i in range(alo, ahi):
            new = {}
            for j in places.get(self.a[i], ()):
                size = new[j] = runs.get(j - 1, 0) + 1
                if size > best[2]:
                    best = (i - size + 1, j - size + 1, size)
            runs = new
        return best

    def get_matching_blocks(self):
        found = []
        work = [(0, len(self.a), 0, len(self.b))]
        while work:
            alo, ahi, blo, bhi = work.pop()
            i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if size:
                found.append((i, j, size))
                work.append((alo, i, blo, j))
                work.append((i + size, ahi, j + size, bhi))
        found.sort()
        joined = []
        for i, j, size in found:
            if joined and joined[-1][0] + joined[-1][2] == i and \
                    joined[-1][1] + joined[-1][2] == j:
                joined[-1] = (*joined[-1][:2], joined[-1][2] + size)
            else:
                joined.append((i, j, size))
        return joined + [(len(self.a), len(self.b), 0)]

    def get_opcodes(self):
        i = j = 0
        codes = []
        for ai, bj, size in self.get_matching_blocks():
            tag = "replace" if i < ai and j < bj else "delete" if i < ai else \
                "insert" if j < bj else ""
            if tag:
                codes.append((tag, i, ai, j, bj))
            i, j = ai + size, bj + size
            if size:
                codes.append(("equal", ai, i, bj, j))
        return codes

    def ratio(self):
        total = len(self.a) + len(self.b)
        return 2.0 * sum(b[2] for b in self.get_matching_blocks()) / total if total else 1.0

    quick_ratio = real_quick_ratio = ratio


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    scored = [(SequenceMatcher(None, x, word).ratio(), x) for x in possibilities]
    return [x for score, x in sorted(scored, reverse=True) if score >= cutoff][:n]


def _hints(a, b):
    """The lines below two similar ones that mark what differs."""
    marks_a, marks_b = [], []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b).get_opcodes():
        c = {"replace": ("^", "^"), "delete": ("-", ""), "insert": ("", "+"),
             "equal": (" ", " ")}[tag]
        marks_a.append(c[0] * (i2 - i1))
        marks_b.append(c[1] * (j2 - j1))
    return "".join(marks_a).rstrip(), "".join(marks_b).rstrip()


def _replaced(a, b):
    best, cut = None, 0.75
    for j, y in enumerate(b):
        for i, x in enumerate(a):
            if x != y:
                ratio = SequenceMatcher(None, x, y).ratio()
                if ratio > cut:
                    best, cut = (i, j), ratio
    if best is None:
        first, second = [f"- {x}" for x in a], [f"+ {y}" for y in b]
        yield from second + first if len(b) < len(a) else first + second
        return
    i, j = best
    yield from _changed(a[:i], b[:j])
    below_a, below_b = _hints(a[i], b[j])
    yield f"- {a[i]}"
    if below_a:
        yield f"? {below_a}\n"
    yield f"+ {b[j]}"
    if below_b:
        yield f"? {below_b}\n"
    yield from _changed(a[i + 1:], b[j + 1:])


def _changed(a, b):
    if a and b:
        yield from _replaced(a, b)
    else:
        yield from [f"- {x}" for x in a] + [f"+ {y}" for y in b]


def ndiff(a, b, linejunk=None, charjunk=None):
    a, b = list(a), list(b)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b).get_opcodes():
        if tag == "equal":
            yield from [f"  {x}" for x in a[i1:i2]]
        elif tag == "replace":
            yield from _replaced(a[i1:i2], b[j1:j2])
        else:
            yield from _changed(a[i1:i2], b[j1:j2])


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    codes = SequenceMatcher(None, a, b).get_opcodes()
    if all(code[0] == "equal" for code in codes):
        return
    yield f"--- {fromfile}{lineterm}"
    yield f"+++ {tofile}{lineterm}"
    groups, group = [], []
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            if not group:
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            elif i2 - i1 > 2 * n:
                group.append((tag, i1, i1 + n, j1, j1 + n))
                groups.append(group)
                group = []
                i1, j1 = i2 - n, j2 - n
        group.append((tag, i1, i2, j1, j2))
    if any(code[0] != "equal" for code in group):
        if group[-1][0] == "equal":
            tag, i1, i2, j1, j2 = group[-1]
            group[-1] = (tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n))
        groups.append(group)

    def span(start, stop):
        size = stop - start
        return f"{start + 1}" if size == 1 else f"{start + (1 if size else 0)},{size}"

    for group in groups:
        yield (f"@@ -{span(group[0][1], group[-1][2])} +{span(group[0][3], group[-1][4])} @@"
               f"{lineterm}")
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from [" " + x for x in a[i1:i2]]
            else:
                yield from ["-" + x for x in a[i1:i2]]
                yield from ["+" + x for x in b[j1:j2]]
