"""Tracebacks as text."""
import sys as _sys
from _helpers import entry as _entry, exception_text as _text, source_line as _source_line

__all__ = ["extract_tb", "extract_stack", "format_exception", "format_exception_only",
           "format_exc", "format_tb", "format_list", "format_stack", "print_exc", "print_list",
           "print_exception", "print_tb", "print_stack", "FrameSummary", "StackSummary",
           "TracebackException", "walk_tb", "walk_stack"]


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self._line = line
        self.locals = {k: repr(v) for k, v in locals.items()} if locals else None
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._text = None           # as the machine writes it, with its carets

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
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        return _limited(_summary(frame_gen), limit)

    @classmethod
    def from_list(cls, a_list):
        made = cls()
        for one in a_list:
            if not isinstance(one, FrameSummary):
                filename, lineno, name, line = one
                one = FrameSummary(filename, lineno, name, line=line)
            made.append(one)
        return made

    def format_frame_summary(self, frame_summary):
        frame = frame_summary
        if frame._text is not None:
            return frame._text
        text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
        return text + (f"    {frame.line.strip()}\n" if frame.line else "")

    def format(self):
        lines = []
        last, count = None, 0

        def end():
            if count > 3:
                more = count - 3
                lines.append(f"  [Previous line repeated {more} more time{'s' * (more > 1)}]\n")

        for frame in self:
            place = frame.filename, frame.lineno, frame.name
            if place != last:
                end()
                last, count = place, 0
            count += 1
            if count <= 3:
                lines.append(self.format_frame_summary(frame))
        end()
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


def _limited(found, limit):
    if limit is None:
        limit = getattr(_sys, "tracebacklimit", None)
        limit = max(limit, 0) if limit is not None else None
    return found if limit is None else StackSummary(found[:limit] if limit >= 0 else found[limit:])


def extract_tb(tb, limit=None):
    found = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        text, end_line, column, end_column = _entry(tb)
        frame = FrameSummary(code.co_filename, tb.tb_lineno, code.co_name, end_lineno=end_line,
                             colno=column, end_colno=end_column)
        frame._text = text
        found.append(frame)
        tb = tb.tb_next
    return _limited(found, limit)


def extract_stack(f=None, limit=None):
    found = _summary(walk_stack(f))
    found.reverse()
    return found if limit is None else StackSummary(found[-limit:] if limit >= 0 else
                                                    found[:-limit])


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


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


def _parts(text):
    """The text of an exception in the pieces that CPython makes: an entry is one of them."""
    parts = []
    for line in _lines(text):
        previous = parts[-1] if parts else ""
        if previous.startswith('  File "') and line.startswith("    ") or \
                previous == "\n" or previous.startswith("\n") and line == "\n":
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def _format_limited(value, tb, limit, chain, seen):
    seen.add(id(value))
    cause, context = value.__cause__, value.__context__
    before = cause if cause is not None else None if value.__suppress_context__ else context
    if chain and before is not None and id(before) not in seen:
        yield from _format_limited(before, before.__traceback__, limit, chain, seen)
        yield ("\nThe above exception was the direct cause of the following exception:\n\n"
               if cause is not None else
               "\nDuring handling of the above exception, another exception occurred:\n\n")
    if tb is not None:
        yield "Traceback (most recent call last):\n"
        yield from format_tb(tb, limit)
    yield from format_exception_only(value)


def format_exception(exc, /, value=_absent, tb=_absent, limit=None, chain=True):
    value = _value(exc, value)
    if value is None:
        return ["NoneType: None\n"]
    tb = value.__traceback__ if tb is _absent else tb
    if limit is not None or tb is not value.__traceback__:
        return list(_format_limited(value, tb, limit, chain, set()))
    return _parts(_text(value, True if chain else None))


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
