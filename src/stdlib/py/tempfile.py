"""Files and folders for a while, in memory as all others."""
import os as _os
import io as _io
from random import Random as _Random

tempdir = None
template = "tmp"
TMP_MAX = 10000
_random = _Random(0)


def gettempdir():
    return tempdir or "/tmp"


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def _new_path(suffix, prefix, dir):
    folder = gettempdir() if dir is None else _os.fspath(dir)
    while True:
        name = "".join(_random.choices("abcdefghijklmnopqrstuvwxyz0123456789_", k=8))
        path = _os.path.join(folder, (template if prefix is None else prefix) + name
                             + (suffix or ""))
        if not _os.path.exists(path):
            return path


def mkdtemp(suffix=None, prefix=None, dir=None):
    path = _new_path(suffix, prefix, dir)
    _os.mkdir(path)
    return path


def mktemp(suffix="", prefix=template, dir=None):
    return _new_path(suffix, prefix, dir)


class TemporaryDirectory:
    """A folder that is gone with the `with` block."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def cleanup(self):
        from shutil import rmtree
        if _os.path.exists(self.name):
            rmtree(self.name)


class _TemporaryFileWrapper:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete=True):
        self.file = file
        self.name = name
        self.delete = delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete and _os.path.exists(self.name):
                _os.remove(self.name)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None):
    path = _new_path(suffix, prefix, dir)
    file = open(path, mode, encoding=encoding)
    file.flush()
    return _TemporaryFileWrapper(file, path, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                  prefix=None, dir=None, *, errors=None):
    path = _new_path(suffix, prefix, dir)
    return _TemporaryFileWrapper(open(path, mode, encoding=encoding), path)


def SpooledTemporaryFile(max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None,
                         suffix=None, prefix=None, dir=None, *, errors=None):
    return _io.BytesIO() if "b" in mode else _io.StringIO()
