"""Tracebacks as text."""
import sys as _sys
from _helpers import exception_text as _text, source_line as _source_line

__all__ = ["extract_tb", "extract_stack", "format_exception", "format_exception_only",
           "format_exc", "format_tb", "format_list", "format_stack", "print_exc", "print_list",
           "print_exception", "print_tb", "print_stack", "FrameSummary", "StackSummary",
           "TracebackException", "walk_tb", "walk_stack"]


class FrameSummary:
    def __init__(self, filename, lineno, name, *, line=None, **kwargs):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line

    @property
    def line(self):
        if self._line is None:
            self._line = (_source_line(self.filename, self.lineno) or "").strip()
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    def format(self):
        lines = []
        for frame in self:
            text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
            lines.append(text + (f"    {frame.line}\n" if frame.line else ""))
        return lines


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    f = _sys._getframe(0) if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def _summary(pairs):
    return StackSummary(FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name)
                        for frame, line in pairs)


def extract_tb(tb, limit=None):
    found = _summary(walk_tb(tb))
    return found if limit is None else StackSummary(found[:limit] if limit >= 0 else found[limit:])


def extract_stack(f=None, limit=None):
    found = _summary(walk_stack(f))
    found.reverse()
    return found if limit is None else StackSummary(found[-limit:] if limit >= 0 else
                                                    found[:-limit])


def format_list(extracted_list):
    return StackSummary(FrameSummary(*one) if isinstance(one, tuple) else one
                        for one in extracted_list).format()


def print_list(extracted_list, file=None):
    (file or _sys.stderr).write("".join(format_list(extracted_list)))


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    (file or _sys.stderr).write("".join(format_tb(tb, limit)))


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    (file or _sys.stderr).write("".join(format_stack(f, limit)))


_absent = object()


def _value(exc, value):
    return exc if value is _absent else value


def _lines(text):
    return text.splitlines(keepends=True)


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    value = _value(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    return _lines(_text(value, True if chain else None))


def format_exception_only(exc, /, value=_absent):
    value = _value(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    return _lines(_text(value, False))


def print_exception(exc, /, value=_absent, tb=_absent, limit=None, file=None, chain=True):
    (file or _sys.stderr).write("".join(format_exception(exc, value, tb, limit, chain)))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    (file or _sys.stderr).write(format_exc(limit, chain))


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self._value = exc_value
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True):
        yield from format_exception(self._value, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def __str__(self):
        return str(self._value)
