"""Names of files that match a pattern."""
import os as _os

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(c in s for c in "*?[")


def escape(pathname):
    return "".join(f"[{c}]" if c in "*?[" else c for c in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    begin = "/" if pathname.startswith("/") else ""
    parts = [part for part in pathname.split("/") if part]
    if pathname.endswith("/"):
        parts.append("")
    seen = set()
    for found in _select(begin, parts, root_dir or "", recursive, include_hidden):
        if found and found not in seen:
            seen.add(found)
            yield found


def _select(begin, parts, root, recursive, hidden):
    from fnmatch import fnmatchcase
    if not parts:
        yield begin
        return
    first, *rest = parts
    place = _os.path.join(root, begin)
    if not has_magic(first):
        found = _os.path.join(begin, first)
        if _os.path.exists(_os.path.join(root, found)):
            yield from _select(found, rest, root, recursive, hidden)
        return
    if not _os.path.isdir(place or "."):
        return
    names = [name for name in _os.listdir(place or ".")
             if hidden or first.startswith(".") or not name.startswith(".")]
    if first == "**" and recursive:
        if rest:
            yield from _select(begin, rest, root, recursive, hidden)
        else:
            yield _os.path.join(begin, "") if begin else ""
        for name in names:
            path = _os.path.join(begin, name)
            if _os.path.isdir(_os.path.join(root, path)):
                if not rest:
                    yield path
                yield from (p for p in _select(path, parts, root, recursive, hidden)
                            if rest or not p.endswith("/"))
            elif not rest:
                yield path
        return
    for name in names:
        if fnmatchcase(name, first):
            path = _os.path.join(begin, name)
            if not rest or _os.path.isdir(_os.path.join(root, path)):
                yield from _select(path, rest, root, recursive, hidden)
