"""Functions called when the program ends, last registered first."""
import sys as _sys
from _helpers import at_exit as _at_exit, exception_text as _text

_entries = []


def _run_exitfuncs():
    while _entries:
        func, args, kwargs = _entries.pop()
        try:
            func(*args, **kwargs)
        except SystemExit:
            pass
        except BaseException as e:
            _sys.stderr.write(f"Exception ignored in atexit callback: {func!r}\n" + _text(e, True))


def register(func, /, *args, **kwargs):
    if not callable(func):
        raise TypeError("the first argument must be callable")
    if not _entries:
        _at_exit(_run_exitfuncs)
    _entries.append((func, args, kwargs))
    return func


def unregister(func, /):
    _entries[:] = [entry for entry in _entries if entry[0] != func]


def _clear():
    _entries.clear()


def _ncallbacks():
    return len(_entries)
