"""Streams in memory."""
import abc as _abc
from _helpers import show_module as _show_module
from builtins import open

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192
BlockingIOError = BlockingIOError


def _index(x):
    if type(x) is int:
        return x
    try:
        return type(x).__index__(x)
    except AttributeError:
        raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer") from None


class UnsupportedOperation(OSError, ValueError):
    pass


UnsupportedOperation.__module__ = "io"


class IOBase(metaclass=_abc.ABCMeta):
    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def detach(self):
        raise UnsupportedOperation("detach")

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        total = 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None


class _Memory:
    """What StringIO and BytesIO have in common: contents in pieces, joined when read."""

    def _start(self, contents, empty):
        self._empty = empty
        self._text = contents
        self._pieces = []
        self._at = 0
        self.closed = False

    def _join(self):
        if self._pieces:
            self._text = self._empty.join([self._text, *self._pieces])
            self._pieces = []
        return self._text

    def _size(self, size):
        """A number of characters or bytes; -1: all."""
        if size is None:
            return -1
        if type(size) is int:
            return size
        try:
            return _index(size)
        except TypeError:
            raise TypeError("argument should be integer or None, "
                            f"not '{type(size).__name__}'") from None

    def _upto(self, end, size):
        text = self._text
        size = self._size(size)
        if 0 <= size < end - self._at:
            end = self._at + size
        result = text[self._at:end]
        self._at += len(result)
        return result

    def getvalue(self):
        self._check()
        return self._join()

    def read(self, size=-1, /):
        self._check()
        return self._upto(len(self._join()), size)

    def readline(self, size=-1, /):
        self._check()
        return self._upto(self._end_of_line(self._join()), size)

    def _end_of_line(self, text):
        end = text.find(self._newline, self._at)
        return len(text) if end < 0 else end + len(self._newline)

    def isatty(self):
        super()._check()
        return False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def __iter__(self):
        super()._check()
        return self

    def flush(self):
        pass

    def _put(self, data):
        size = len(data)
        if not size:
            return 0
        total = len(self._text)
        if self._pieces or self._at == total:
            self._pieces.append(data)       # at the end: the usual case
            self._at += size
            return size
        text = self._join()
        if self._at > total:
            text += self._filler * (self._at - total)
        self._text = text[:self._at] + data + text[self._at + size:]
        self._at += size
        return size

    def seek(self, offset, whence=0, /):
        self._check()
        text = self._join()
        offset, whence = _index(offset), _index(whence)
        if whence == 0:
            if offset < 0:
                raise ValueError(f"Negative seek position {offset}" if self._empty == ""
                                 else f"negative seek value {offset}")
            self._at = offset
        elif whence == 1:
            if offset and self._empty == "":
                raise OSError("Can't do nonzero cur-relative seeks")
            self._at = max(0, self._at + offset)
        elif whence == 2:
            if offset and self._empty == "":
                raise OSError("Can't do nonzero cur-relative seeks")
            self._at = max(0, len(text) + offset)
        else:
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None, /):
        self._check()
        text = self._join()
        size = self._at if size is None else self._size(size)
        if size < 0:
            raise ValueError(f"{'N' if self._empty == '' else 'n'}egative size value {size}")
        self._text = text[:size]
        return size

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self._text = self._empty
        self._pieces = []
        self.closed = True


@_show_module
class StringIO(_Memory, TextIOBase):
    __module__ = "_io"

    _newline = "\n"      # ends a line; "": any of the three
    _filler = "\0"
    _written = None         # what "\n" becomes; None: itself
    _reads_all = False      # "\r\n" and "\r" become "\n"
    _seen = ()
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError("initial_value must be str or None, not "
                            f"{type(initial_value).__name__}")
        if newline != "\n":
            self._set_newline(newline)
        initial_value = initial_value or ""
        self._start("", "")
        if initial_value:
            self._text = self._translated(initial_value)

    def _set_newline(self, newline):
        if newline is not None and not isinstance(newline, str):
            raise TypeError(f"newline must be str or None, not {type(newline).__name__}")
        if newline not in (None, "", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._reads_all = newline is None
        self._newline = "\n" if newline is None else newline
        self._written = newline or None

    def _translated(self, text):
        if self._reads_all or not self._newline:
            rest = text.replace("\r\n", "")
            self._seen = {*self._seen, *[end for end, found in (
                ("\r\n", rest != text), ("\r", "\r" in rest), ("\n", "\n" in rest)) if found]}
        if self._reads_all:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        return text if self._written is None else text.replace("\n", self._written)

    @property
    def newlines(self):
        order = [end for end in ("\r", "\n", "\r\n") if end in self._seen]
        return None if not order else order[0] if len(order) == 1 else tuple(order)

    def _end_of_line(self, text):
        if self._newline:
            return super()._end_of_line(text)
        ends = [at for at in (text.find("\n", self._at), text.find("\r", self._at)) if at >= 0]
        if not ends:
            return len(text)
        end = min(ends)
        return end + (2 if text.startswith("\r\n", end) else 1)

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        if self._newline == "\n" and not self._reads_all:
            return self._put(s)
        self._put(self._translated(s))
        return len(s)


@_show_module
class BytesIO(_Memory, BufferedIOBase):
    __module__ = "_io"

    _newline = b"\n"
    _filler = b"\0"

    def __init__(self, initial_bytes=b""):
        if initial_bytes is None:
            initial_bytes = b""
        elif isinstance(initial_bytes, (str, int)):
            raise TypeError("a bytes-like object is required, not "
                            f"'{type(initial_bytes).__name__}'")
        self._start(bytes(initial_bytes), b"")

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._put(bytes(b))

    def getbuffer(self):
        return memoryview(bytearray(self.getvalue()))

    read1 = _Memory.read

    def readinto(self, buffer):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)


class TextIOWrapper(TextIOBase):
    """Text over a stream of bytes."""

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        self.buffer = buffer
        self.encoding = encoding or "utf-8"
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        self._rest = None

    def _load(self):
        if self._rest is None:
            text = self.buffer.read().decode(self.encoding, self.errors)
            self._rest = StringIO(text.replace("\r\n", "\n"))
        return self._rest

    def read(self, size=-1):
        return self._load().read(size)

    def readline(self, size=-1):
        return self._load().readline(size)

    def write(self, s):
        self.buffer.write(s.encode(self.encoding, self.errors))
        return len(s)

    def flush(self):
        self.buffer.flush()

    def close(self):
        if not self.closed:
            self.closed = True
            self.buffer.close()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()
