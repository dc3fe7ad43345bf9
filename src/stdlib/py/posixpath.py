"""Paths as texts."""
import _files
from _posix import folder as _folder, key as _key

sep = "/"
curdir = "."
pardir = ".."
extsep = "."
altsep = None
pathsep = ":"
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
supports_unicode_filenames = False


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
    return normpath(path if isabs(path) else join(_folder, path))


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    begin = [c for c in abspath("." if start is None else start).split("/") if c]
    there = [c for c in abspath(path).split("/") if c]
    same = 0
    while same < min(len(begin), len(there)) and begin[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(begin) - same) + there[same:]) or "."


def expanduser(path):
    path = _text(path)
    return "/home/user" + path[1:] if path == "~" or path.startswith("~/") else path


def expandvars(path):
    import re
    from os import environ
    return re.sub(r"\$(\w+)|\$\{([^}]*)\}",
                  lambda m: environ.get(m[1] or m[2], m[0]), _text(path))


def exists(path):
    return _files.kind(path) != 0


lexists = exists


def isfile(path):
    return _files.kind(path) == 1


def isdir(s):
    return _files.kind(s) == 2


def islink(path):
    return False


def ismount(path):
    return _key(_text(path)) == "/"


def getsize(filename):
    return _files.stat(filename).st_size


def getmtime(filename):
    return _files.stat(filename).st_mtime


getatime = getctime = getmtime


def samestat(s1, s2):
    return s1.st_ino == s2.st_ino


def samefile(f1, f2):
    return samestat(_files.stat(f1), _files.stat(f2))
