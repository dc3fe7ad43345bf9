"""Exceptions of asyncio."""
from _asyncio import CancelledError, InvalidStateError

__all__ = ("BrokenBarrierError", "CancelledError", "InvalidStateError", "TimeoutError",
           "IncompleteReadError", "LimitOverrunError", "SendfileNotAvailableError")

TimeoutError = TimeoutError


class SendfileNotAvailableError(RuntimeError):
    pass


class IncompleteReadError(EOFError):
    """A stream ended before the expected number of bytes came."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected


class LimitOverrunError(Exception):
    """A separator did not come within the buffer's limit."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed


class BrokenBarrierError(RuntimeError):
    pass
