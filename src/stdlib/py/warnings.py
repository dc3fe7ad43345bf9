"""Warnings, and who sees them."""
import sys as _sys
from _helpers import place as _place, source_line as _source_line

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings"]

# (action, message, category, module, lineno); the first that fits decides.
filters = [("default", None, DeprecationWarning, "__main__", 0),
           ("ignore", None, DeprecationWarning, None, 0),
           ("ignore", None, PendingDeprecationWarning, None, 0),
           ("ignore", None, ImportWarning, None, 0),
           ("ignore", None, ResourceWarning, None, 0)]
_seen = set()
_record = None


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    line = _source_line(filename, lineno) if line is None else line
    if line and line.strip():
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or _sys.stderr).write(formatwarning(message, category, filename, lineno, line))


_plain = showwarning


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    text = str(message)
    if isinstance(message, Warning):
        category = message.__class__
    else:
        message = category(message)
    for action, words, kind, where, line in filters:
        if issubclass(category, kind) and (words is None or words.match(text)) \
                and (where is None or where == module or hasattr(where, "match")
                     and where.match(module or "")) and (not line or line == lineno):
            break
    else:
        action = "default"
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always":
        key = {"once": (text, category), "module": (text, category, filename)}.get(
            action, (text, category, filename, lineno))
        if key in _seen:
            return
        _seen.add(key)
    if _record is not None:
        _record.append(WarningMessage(message, category, filename, lineno, source=source))
    else:
        showwarning(message, category, filename, lineno)
        return True


def _from_engine(text, category, filename, lineno, module, hint):
    """What the interpreter itself warns of."""
    is_plain = showwarning is _plain
    if warn_explicit(text, category, filename, lineno, module) and is_plain and hint:
        _sys.stderr.write(f"{category.__name__}: {hint}\n")


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    elif not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not "
                        f"'{type(category).__name__}'")
    where = _place(max(stacklevel, 1) - 1) or ("sys", 1, "sys", "")
    warn_explicit(message, category, where[0], where[1], where[2], source=source)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    import re
    _add(action, re.compile(message, re.I) if message else None, category,
         re.compile(module) if module else None, lineno, append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    _add(action, None, category, None, lineno, append)


def _add(action, message, category, module, lineno, append):
    if action not in ("error", "ignore", "always", "default", "module", "once"):
        raise AssertionError(f"invalid action: {action!r}")
    item = (action, message, category, module, lineno)
    if item in filters:
        filters.remove(item)
    filters.insert(len(filters) if append else 0, item)
    _seen.clear()


def resetwarnings():
    filters.clear()
    _seen.clear()


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._is_record = record
        self._first = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _record
        self._saved = filters[:], _record
        _seen.clear()
        _record = [] if self._is_record else _record
        if self._first is not None:
            simplefilter(*self._first)
        return _record if self._is_record else None

    def __exit__(self, *exc_info):
        global _record
        filters[:], _record = self._saved
        _seen.clear()
