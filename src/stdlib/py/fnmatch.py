"""Names that fit a pattern of the shell."""
import re as _re


def translate(pat):
    out = []
    i = 0
    while i < len(pat):
        c = pat[i]
        i += 1
        if c == "*":
            out.append(".*")
        elif c == "?":
            out.append(".")
        elif c == "[":
            end = pat.find("]", i + 1 + (pat[i:i + 1] == "!"))
            if end < 0:
                out.append("\\[")
                continue
            inner = pat[i:end].replace("\\", "\\\\")
            i = end + 1
            out.append("[" + ("^" + inner[1:] if inner[0] == "!" else inner) + "]")
        else:
            out.append(_re.escape(c))
    return f"(?s:{''.join(out)})\\Z"


def fnmatchcase(name, pat):
    return _re.compile(translate(pat)).match(name) is not None


fnmatch = fnmatchcase


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
