"""What os, os.path and pathlib do with files: all of it in memory (src/vm/storage.h)."""
import _posix

_NONE, _FILE, _FOLDER = 0, 1, 2
_times = {}                               # key: when it was written, seconds


def _fail(number, path, other=None):
    from os import strerror
    if other is None:
        raise OSError(number, strerror(number), path)
    raise OSError(number, strerror(number), path, None, other)


def text(path):
    if isinstance(path, str):
        return path
    if isinstance(path, bytes):
        return path.decode()
    fspath = getattr(type(path), "__fspath__", None)
    if fspath is None:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__)
    return text(fspath(path))


def kind(path):
    path = text(path)
    found = _posix.kind(path) if path else _NONE
    return _NONE if found == _FILE and path.endswith("/") else found


def names(path="."):
    """The names in a folder, sorted."""
    shown = path = text(path)
    found = kind(path)
    if found != _FOLDER:
        _fail(20 if found == _FILE else 2, shown)
    begin = _posix.key(path).rstrip("/") + "/"
    there = set(_posix.given_names(path))
    for key, what in _posix.written().items():
        if key.startswith(begin):
            name = key[len(begin):]
            if "/" in name:
                continue
            if what is None:
                there.discard(name)
            else:
                there.add(name)
    return sorted(there)


def check_place(path, shown, other=None):
    """What a new file or folder would lie in is a folder."""
    if not path:
        _fail(2, shown, other)
    above = kind(_posix.key(path).rpartition("/")[0] or "/")
    if above != _FOLDER:
        _fail(20 if above == _FILE else 2, shown, other)


def mkdir(path, mode=0o777, *, dir_fd=None):
    shown = path = text(path)
    if kind(path):
        _fail(17, shown)
    check_place(path, shown)
    _posix.store(path, True)
    touch(path)


def remove(path, *, dir_fd=None):
    shown = path = text(path)
    found = kind(path)
    if found != _FILE:
        _fail(21 if found else 2, shown)
    _posix.store(path, None)


def rmdir(path, *, dir_fd=None):
    shown = path = text(path)
    found = kind(path)
    if found != _FOLDER:
        _fail(20 if found else 2, shown)
    if names(path):
        _fail(39, shown)
    _posix.store(path, None)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    src, dst = begin, end = text(src), text(dst)
    found, there = kind(begin), kind(end)
    if not found:
        _fail(2, src, dst)
    check_place(end, src, dst)
    if there == _FOLDER and found == _FILE:
        _fail(21, src, dst)
    if there == _FILE and found == _FOLDER:
        _fail(20, src, dst)
    if there == _FOLDER and names(end):
        _fail(39, src, dst)
    _move(begin, end, found)


def _move(begin, end, found):
    if found == _FILE:
        _posix.store(end, _posix.load(begin))
    else:
        inside = names(begin)
        _posix.store(end, True)
        for name in inside:
            _move(f"{begin}/{name}", f"{end}/{name}", kind(f"{begin}/{name}"))
    _posix.store(begin, None)
    _times[_posix.key(end)] = _times.get(_posix.key(begin), now())


def now():
    import time
    return time.time()


def touch(path):
    _times[_posix.key(path)] = now()


class stat_result(tuple):
    """What stat() tells."""
    n_fields, n_sequence_fields, n_unnamed_fields = 19, 10, 3
    _names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size",
              "st_atime", "st_mtime", "st_ctime")

    def __repr__(self):
        pairs = ", ".join(f"{name}={value}" for name, value in zip(self._names, self))
        return f"os.stat_result({pairs})"

    st_blksize = 4096
    st_blocks = property(lambda self: -(-self.st_size // 512))
    st_mtime = st_atime = st_ctime = property(lambda self: self._time)
    st_mtime_ns = st_atime_ns = st_ctime_ns = property(lambda self: int(self._time * 10 ** 9))


for _i, _name in enumerate(stat_result._names[:7]):
    setattr(stat_result, _name, property(lambda self, _i=_i: self[_i]))
stat_result.__module__ = "os"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    shown = path = text(path)
    found = kind(path)
    if not found:
        _fail(20 if path.endswith("/") and kind(path.rstrip("/")) else 2, shown)
    key = _posix.key(path)
    time = _times.get(key)
    if time is None:
        time = now() if key in _posix.written() else 1704099600.0
        _times[key] = time
    mode, size = (0o040755, 4096) if found == _FOLDER else (0o100644, len(_posix.load(path)))
    number = sum(ord(c) * 31 ** i for i, c in enumerate(key)) % 10 ** 8
    result = stat_result((mode, number, 1, 1, 1000, 1000, size, int(time), int(time), int(time)))
    result._time = time
    return result
