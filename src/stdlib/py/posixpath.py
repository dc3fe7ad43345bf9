"""Paths as texts."""

sep = "/"
curdir = "."
pardir = ".."
extsep = "."
altsep = None
pathsep = ":"
devnull = "/dev/null"


def _text(path):
    if isinstance(path, str):
        return path
    fspath = getattr(type(path), "__fspath__", None)
    if fspath is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    return fspath(path)


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith("/")


def join(a, *p):
    path = _text(a)
    for part in map(_text, p):
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    p = _text(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = _text(p)
    dot = p.rfind(".")
    begin = p.rfind("/") + 1
    if dot > begin and p[begin:dot].strip("."):
        return p[:dot], p[dot:]
    return p, ""


def splitdrive(p):
    return "", _text(p)


def basename(p):
    p = _text(p)
    return p[p.rfind("/") + 1:]


def dirname(p):
    return split(p)[0]


def commonprefix(m):
    m = list(m)
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_text(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({p.startswith("/") for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in p.split("/") if c and c != "."] for p in paths]
    low, high = min(parts), max(parts)
    same = 0
    while same < len(low) and same < len(high) and low[same] == high[same]:
        same += 1
    return ("/" if paths[0].startswith("/") else "") + "/".join(low[:same])


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    root = "//" if path.startswith("//") and not path.startswith("///") else \
        "/" if path.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (parts and parts[-1] != ".." or not parts and root):
            if parts:
                parts.pop()
            continue
        parts.append(part)
    return root + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join("/home/user", path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    begin = [c for c in abspath(start or ".").split("/") if c]
    there = [c for c in abspath(path).split("/") if c]
    same = len([1 for c in commonprefix([begin, there])])
    return join(*[".."] * (len(begin) - same), *there[same:]) if begin != there else "."


def expanduser(path):
    path = _text(path)
    return "/home/user" + path[1:] if path == "~" or path.startswith("~/") else path


def expandvars(path):
    import re
    from os import environ
    return re.sub(r"\$(\w+)|\$\{([^}]*)\}",
                  lambda m: environ.get(m[1] or m[2], m[0]), _text(path))


def _opens(path):
    try:
        open(_text(path), "rb").close()
    except IsADirectoryError:
        return "folder"
    except OSError:
        return None
    return "file"


def exists(path):
    return _opens(path) is not None or _text(path) in (".", "/", "/home/user")


lexists = exists


def isfile(path):
    return _opens(path) == "file"


def isdir(s):
    return _opens(s) == "folder" or _text(s) in (".", "/", "/home/user")


def islink(path):
    return False


def getsize(filename):
    with open(filename, "rb") as f:
        return len(f.read())
