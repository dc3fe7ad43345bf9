"""Files whose methods are awaited: each call runs in a thread of the loop's executor."""
import builtins as _builtins
from functools import partial as _partial
from _asyncio import get_running_loop as _get_running_loop

__all__ = ["open"]
__version__ = "23.2.1"


class AsyncFile:
    """A file of which the slow methods are coroutines."""

    def __init__(self, file, loop, executor):
        self._file = file
        self._loop = loop
        self._executor = executor

    def __repr__(self):
        return f"<{type(self).__name__} wrapping {self._file!r}>"

    def _call(self, name, *args):
        return self._loop.run_in_executor(self._executor, _partial(getattr(self._file, name),
                                                                   *args))

    async def read(self, *args):
        return await self._call("read", *args)

    async def readline(self, *args):
        return await self._call("readline", *args)

    async def readlines(self, *args):
        return await self._call("readlines", *args)

    async def write(self, data):
        return await self._call("write", data)

    async def writelines(self, lines):
        return await self._call("writelines", lines)

    async def seek(self, *args):
        return await self._call("seek", *args)

    async def tell(self):
        return await self._call("tell")

    async def truncate(self, *args):
        return await self._call("truncate", *args)

    async def flush(self):
        return await self._call("flush")

    async def close(self):
        return await self._call("close")

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    def __getattr__(self, name):
        if name in ("closed", "name", "mode", "encoding", "errors", "newlines", "buffer",
                    "fileno", "isatty", "readable", "writable", "seekable"):
            return getattr(self._file, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")


class AsyncTextIOWrapper(AsyncFile):
    """A text file."""


class AsyncBufferedReader(AsyncFile):
    """A binary file to read."""


class AsyncBufferedIOBase(AsyncFile):
    """A binary file to write."""


class AiofilesContextManager:
    """What open() gives: to be awaited, or entered."""

    def __init__(self, opens):
        self._opens = opens
        self._file = None

    def __await__(self):
        return self._opens().__await__()

    async def __aenter__(self):
        self._file = await self
        return self._file

    async def __aexit__(self, *exc):
        await self._file.close()


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True,
         opener=None, *, loop=None, executor=None):
    return AiofilesContextManager(_partial(_open, file, mode, buffering, encoding, errors, newline,
                                           loop, executor))


async def _open(file, mode, buffering, encoding, errors, newline, loop, executor):
    loop = loop or _get_running_loop()
    call = _partial(_builtins.open, file, mode, buffering, encoding, errors, newline)
    kind = AsyncTextIOWrapper if "b" not in mode else \
        AsyncBufferedReader if "r" in mode and "+" not in mode else AsyncBufferedIOBase
    return kind(await loop.run_in_executor(executor, call), loop, executor)
