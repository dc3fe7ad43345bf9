"""What a program can know of its surroundings here: paths, and an environment that is empty."""
import sys as _sys
import posixpath as path
from _files import (check_place as _check_place, kind as _kind, mkdir, names as listdir, remove,
                    rename, rmdir, stat, stat_result, text as _text, touch as _touch)
from _posix import folder as _folder, load as _load, store as _store

_sys.modules["os.path"] = path
name = "posix"
sep = "/"
altsep = None
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
linesep = "\n"
devnull = "/dev/null"
defpath = "/bin:/usr/bin"
error = OSError
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND = 0, 1, 2, 64, 128, 512, 1024
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1


SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
(EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE,
 EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM,
 EX_CONFIG) = 0, *range(64, 79)
supports_bytes_environ = True


class _Environ(dict):
    def __getitem__(self, key):
        if not isinstance(key, str):
            raise TypeError(f"str expected, not {type(key).__name__}")
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        if not isinstance(key, str) or not isinstance(value, str):
            bad = key if not isinstance(key, str) else value
            raise TypeError(f"str expected, not {type(bad).__name__}")
        super().__setitem__(key, value)

    def __repr__(self):
        return f"environ({dict.__repr__(self)})"

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]


environ = _Environ(HOME="/home/user", LANG="C.UTF-8", PATH="/usr/local/bin:/usr/bin:/bin",
                   USER="user", PWD=_folder)


class PathLike:
    """Has a __fspath__ method."""

    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __class_getitem__(cls, item):
        return cls


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    if hasattr(type(path), "__fspath__"):
        return type(path).__fspath__(path)
    raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode() if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode() if isinstance(filename, bytes) else filename


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value):
    environ[name] = value


def unsetenv(name):
    environ.pop(name, None)


def getcwd():
    return _folder


def getcwdb():
    return _folder.encode()


unlink = remove
lstat = stat


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    rename(src, dst)


def renames(old, new):
    head = path.dirname(_text(new))
    if head:
        makedirs(head, exist_ok=True)
    rename(old, new)


def makedirs(name, mode=0o777, exist_ok=False):
    above, last = path.split(_text(name))
    if not last:
        above, last = path.split(above)
    if above and last and not path.exists(above):
        makedirs(above, exist_ok=True)
    try:
        mkdir(name)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    above = path.dirname(_text(name).rstrip("/"))
    while above:
        try:
            rmdir(above)
        except OSError:
            break
        above = path.dirname(above)


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    return _kind(path) != 0


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    stat(path)


def utime(path, times=None, **kwargs):
    stat(path)
    if times is None:
        _touch(_text(path))


def truncate(path, length):
    data = _load(_text(path)) if _kind(path) == 1 else stat(path) and b""
    _store(_text(path), data[:length] + bytes(max(0, length - len(data))))


class DirEntry:
    """A name that scandir() found."""

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_file(self, *, follow_symlinks=True):
        return _kind(self.path) == 1

    def is_dir(self, *, follow_symlinks=True):
        return _kind(self.path) == 2

    def is_symlink(self):
        return False

    def inode(self):
        return self.stat().st_ino

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)


class _Entries:
    def __init__(self, folder):
        text = _text(folder)
        self._left = iter([DirEntry(text, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._left)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def close(self):
        self._left = iter(())


def scandir(path="."):
    return _Entries(path)


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    folders, files = [], []
    try:
        found = listdir(top)
    except OSError as e:
        if onerror is not None:
            onerror(e)
        return
    for name in found:
        (folders if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, folders, files
    for name in folders:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


def isatty(fd, /):
    return False


def getpgid(pid):
    return 4242


def getpgrp():
    return 4242


def getgroups():
    return [1000]


def getrandom(size, flags=0):
    return urandom(size)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(":")


class times_result(tuple):
    """What times() gives: no processor time passes here."""

    def __repr__(self):
        return "posix.times_result(user={}, system={}, children_user={}, children_system={}, " \
               "elapsed={})".format(*self)

    user, system, children_user, children_system, elapsed = (
        property(lambda self, i=i: self[i]) for i in range(5))


def times():
    import time
    return times_result((0.0, 0.0, 0.0, 0.0, time.monotonic()))


def abort():
    import signal
    signal.raise_signal(signal.SIGABRT)


def getpid():
    import _threads
    return _threads.getpid()


def kill(pid, sig, /):
    """To itself only: there is no other process."""
    if pid != getpid():
        raise ProcessLookupError(3, "No such process")
    import signal
    signal.raise_signal(sig)


def getppid():
    import _threads
    return _threads.getppid() or 4241


def getuid():
    return 1000


getgid = geteuid = getegid = getuid


def getlogin():
    return "user"


def cpu_count():
    return 4


def sched_getaffinity(pid):
    return {0, 1, 2, 3}


def getloadavg():
    return (0.0, 0.0, 0.0)


def urandom(size):
    from random import SystemRandom
    return SystemRandom().randbytes(size)


def strerror(code, /):
    return _messages.get(code, f"Unknown error {code}")


_messages = {
    0: "Success", 1: "Operation not permitted", 2: "No such file or directory",
    3: "No such process", 4: "Interrupted system call", 5: "Input/output error",
    9: "Bad file descriptor", 10: "No child processes", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 16: "Device or resource busy",
    17: "File exists", 18: "Invalid cross-device link", 20: "Not a directory",
    21: "Is a directory", 22: "Invalid argument", 24: "Too many open files", 27: "File too large",
    28: "No space left on device", 29: "Illegal seek", 30: "Read-only file system",
    32: "Broken pipe", 33: "Numerical argument out of domain",
    34: "Numerical result out of range", 36: "File name too long", 39: "Directory not empty",
    98: "Address already in use", 99: "Cannot assign requested address",
    101: "Network is unreachable", 103: "Software caused connection abort",
    104: "Connection reset by peer", 106: "Transport endpoint is already connected",
    107: "Transport endpoint is not connected", 110: "Connection timed out",
    111: "Connection refused", 113: "No route to host", 114: "Operation already in progress",
    115: "Operation now in progress"}


def _exit(status):
    raise SystemExit(status)


def get_terminal_size(fd=1):
    return terminal_size((80, 24))


class terminal_size(tuple):
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def uname():
    from platform import uname
    return uname()
