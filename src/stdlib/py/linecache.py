"""Lines of files."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]
cache = {}                                # name: lines


def getlines(filename, module_globals=None):
    if filename not in cache:
        try:
            with open(filename) as f:
                lines = f.readlines()
        except (OSError, UnicodeDecodeError):
            return []
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        cache[filename] = lines
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    """Files of this simulation change only by the program itself."""
    if filename is None:
        cache.clear()
    else:
        cache.pop(filename, None)


def lazycache(filename, module_globals):
    return False
