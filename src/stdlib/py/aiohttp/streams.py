"""The body of an answer, read piece by piece."""

__all__ = ("EMPTY_PAYLOAD", "EofStream", "StreamReader")

_PIECE = 65536                            # what arrives at once


class EofStream(Exception):
    pass


class _Pieces:
    """An async iterator over what a function gives, until it gives nothing."""

    def __init__(self, read, is_end=lambda piece: piece == b""):
        self._read = read
        self._is_end = is_end

    def __aiter__(self):
        return self

    async def __anext__(self):
        piece = await self._read()
        if self._is_end(piece):
            raise StopAsyncIteration
        return piece


class StreamReader:
    def __init__(self, body=b""):
        self._body = body
        self._at = 0
        self._error = None
        self.total_bytes = len(body)

    def __repr__(self):
        left = len(self._body) - self._at
        shown = (f" {left} bytes" if left else "") + " eof"
        if self._error is not None:
            shown += f" e={self._error!r}"
        return f"<StreamReader{shown}>"

    def __aiter__(self):
        return _Pieces(self.readline)

    def iter_chunked(self, n):
        return _Pieces(lambda: self.read(n))

    def iter_any(self):
        return _Pieces(self.readany)

    def iter_chunks(self):
        return _Pieces(self.readchunk, lambda piece: piece == (b"", False))

    def exception(self):
        return self._error

    def set_exception(self, error):
        self._error = error

    def is_eof(self):
        return True

    def at_eof(self):
        return self._at == len(self._body)

    def _take(self, end):
        if self._error is not None:
            raise self._error
        piece = self._body[self._at:end]
        self._at += len(piece)
        return piece

    async def read(self, n=-1):
        return self._take(len(self._body) if n < 0 else self._at + n)

    async def readany(self):
        return self._take(self._at + _PIECE)

    async def readchunk(self):
        piece = self._take(self._at + _PIECE)
        return piece, False               # bodies come whole, not in chunks of HTTP

    async def readexactly(self, n):
        if self._at + n > len(self._body):
            from asyncio import IncompleteReadError
            raise IncompleteReadError(self._take(len(self._body)), n)
        return self._take(self._at + n)

    async def readline(self):
        end = self._body.find(b"\n", self._at)
        return self._take(len(self._body) if end < 0 else end + 1)

    async def readuntil(self, separator=b"\n"):
        end = self._body.find(separator, self._at)
        return self._take(len(self._body) if end < 0 else end + len(separator))

    def read_nowait(self, n=-1):
        return self._take(len(self._body) if n < 0 else self._at + n)


EMPTY_PAYLOAD = StreamReader()
