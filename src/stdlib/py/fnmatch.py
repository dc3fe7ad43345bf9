"""Names that fit a pattern of the shell."""
import re as _re


def _set(inner):
    """What stands between brackets, as a set of re; ranges that go backwards are empty."""
    negated = inner.startswith("!")
    inner = inner[negated:]
    out = []
    at = 0
    while at < len(inner):
        if inner[at + 1:at + 2] == "-" and at + 2 < len(inner):
            low, high = inner[at], inner[at + 2]
            if low <= high:
                out.append(f"{_re.escape(low)}-{_re.escape(high)}")
            at += 3
        else:
            out.append("\\" + inner[at] if inner[at] in "^-[]&~|\\" else inner[at])
            at += 1
    if not out:
        return "." if negated else "(?!)"
    return f"[{'^' * negated}{''.join(out)}]"


def translate(pat):
    out = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            end = pat.find("]", i + 1 + (pat[i:i + 1] == "!"))
            if end < 0:
                out.append("\\[")
                continue
            out.append(_set(pat[i:end]))
            i = end + 1
        else:
            out.append(_re.escape(c))
    return f"(?s:{''.join(out)})\\Z"


_compiled = {}


def _matcher(pat):
    match = _compiled.get(pat)
    if match is None:
        if isinstance(pat, bytes):
            text = translate(pat.decode("latin-1")).encode("latin-1")
        else:
            text = translate(pat)
        match = _compiled[pat] = _re.compile(text).match
    return match


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name) is not None]
