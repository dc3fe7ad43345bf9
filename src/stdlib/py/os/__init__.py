"""What a program can know of its surroundings here: paths, and an environment that is empty."""
import sys as _sys
import posixpath as path

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


environ = _Environ(HOME="/home/user", LANG="C.UTF-8", PATH="/usr/local/bin:/usr/bin:/bin",
                   USER="user", PWD="/home/user")


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
    return "/home/user"


def getpid():
    return 4242


def kill(pid, sig, /):
    """To itself only: there is no other process."""
    if pid != getpid():
        raise ProcessLookupError(3, "No such process")
    import signal
    signal.raise_signal(sig)


def getppid():
    return 4241


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


def strerror(code):
    return {1: "Operation not permitted", 2: "No such file or directory", 11:
            "Resource temporarily unavailable", 13: "Permission denied", 17: "File exists",
            20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
            32: "Broken pipe", 104: "Connection reset by peer", 110: "Connection timed out",
            111: "Connection refused"}.get(code, f"Unknown error {code}")


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
