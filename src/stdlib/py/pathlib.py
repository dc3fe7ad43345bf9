"""Paths as objects."""
import os as _os
import posixpath as _path

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath"]


class PurePath:
    __slots__ = ("_root", "_parts")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        elif not issubclass(cls, PurePosixPath):
            raise NotImplementedError(f"cannot instantiate {cls.__name__!r} on your system")
        text = ""
        for arg in args:
            part = str(arg) if isinstance(arg, PurePath) else _os.fspath(arg)
            if not isinstance(part, str):
                raise TypeError("argument should be a str object or an os.PathLike object "
                                f"returning str, not {type(part)!r}")
            text = _path.join(text, part) if text else part
        self = object.__new__(cls)
        is_double = text.startswith("//") and not text.startswith("///")
        self._root = "//" if is_double else "/" if text.startswith("/") else ""
        self._parts = [part for part in text.split("/") if part and part != "."]
        return self

    def __reduce__(self):
        return type(self), self.parts

    def _make(self, root, parts):
        new = object.__new__(type(self))
        new._root = root
        new._parts = parts
        return new

    def __str__(self):
        return self._root + "/".join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        return str(self).encode()

    def as_posix(self):
        return str(self)

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~/"
        return "file://" + "".join(chr(c) if chr(c) in plain else f"%{c:02X}"
                                   for c in bytes(self))

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def __truediv__(self, other):
        try:
            return type(self)(self, other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        try:
            return type(self)(other, self)
        except TypeError:
            return NotImplemented

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    drive = ""

    @property
    def root(self):
        return self._root

    anchor = root

    @property
    def parts(self):
        return (self._root, *self._parts) if self._root else tuple(self._parts)

    @property
    def name(self):
        return self._parts[-1] if self._parts else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name, suffix = self.name, self.suffix
        return name[:len(name) - len(suffix)]

    @property
    def parent(self):
        return self._make(self._root, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        return _Parents(self)

    def joinpath(self, *args):
        return type(self)(self, *args)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._make(self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def is_relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        there = type(self)(*other).parts
        return self.parts[:len(there)] == there

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        there = type(self)(*other)
        if self.parts[:len(there.parts)] != there.parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(there)!r} OR one path "
                             "is relative and the other is absolute.")
        return self._make("", self._parts[len(there._parts):])

    def match(self, path_pattern):
        from fnmatch import fnmatchcase
        wanted = PurePosixPath(path_pattern).parts
        if not wanted:
            raise ValueError("empty pattern")
        mine = self.parts
        if len(wanted) > len(mine) or wanted[0] == "/" and len(wanted) != len(mine):
            return False
        return all(fnmatchcase(a, b) for a, b in zip(reversed(mine), reversed(wanted)))


class _Parents:
    """All that a path lies in, the nearest first."""

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._parts)

    def __getitem__(self, index):
        size = len(self)
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(size)))
        if not -size <= index < size:
            raise IndexError(index)
        parts = self._path._parts[:size - 1 - (index if index >= 0 else index + size)]
        return self._path._make(self._path._root, parts)

    def __iter__(self):
        return (self[i] for i in range(len(self)))

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    """There is no Windows here."""
    __slots__ = ()


class Path(PurePath):
    """A path in the folder of the program; what is written stays in memory."""
    __slots__ = ()

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        return cls("/home/user")

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open(encoding=encoding, errors=errors) as f:
            return f.read()

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    def write_bytes(self, data):
        data = memoryview(data)
        with self.open("wb") as f:
            return f.write(data)

    def exists(self):
        return _path.exists(self)

    def is_file(self):
        return _path.isfile(self)

    def is_dir(self):
        return _path.isdir(self)

    def is_symlink(self):
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self)

    lstat = stat

    def owner(self):
        return "user"

    group = owner

    def chmod(self, mode, *, follow_symlinks=True):
        _os.chmod(self, mode)

    def samefile(self, other_path):
        return _path.samefile(self, other_path)

    def touch(self, mode=0o666, exist_ok=True):
        if self.exists():
            if not exist_ok:
                raise FileExistsError(17, "File exists", str(self))
            _os.utime(self)
        else:
            self.open("w").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(self)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def unlink(self, missing_ok=False):
        try:
            _os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        _os.rmdir(self)

    def rename(self, target):
        _os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        _os.replace(self, target)
        return type(self)(target)

    def iterdir(self):
        for name in _os.listdir(self):
            yield self._make(self._root, self._parts + [name])

    def glob(self, pattern):
        yield from self._glob(pattern, False)

    def rglob(self, pattern):
        yield from self._glob(pattern, True)

    def _glob(self, pattern, is_deep):
        if not pattern and not is_deep:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if pattern.startswith("/"):
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = [part for part in pattern.split("/") if part and part != "."]
        seen = set()
        for found in self._select((["**"] if is_deep else []) + parts):
            if found not in seen:
                seen.add(found)
                yield found

    def _select(self, parts):
        if not parts:
            yield self
            return
        first, *rest = parts
        if first == "**":
            if self.is_dir():
                yield from self._select(rest)
                for child in self.iterdir():
                    if child.is_dir():
                        yield from child._select(parts)
        elif "**" in first:
            raise ValueError("Invalid pattern: '**' can only be an entire path component")
        elif not any(c in first for c in "*?["):
            child = self / first
            if child.exists():
                yield from child._select(rest)
        elif self.is_dir():
            from fnmatch import fnmatchcase
            for child in self.iterdir():
                if fnmatchcase(child.name, first):
                    yield from child._select(rest)

    def absolute(self):
        return self if self._root else type(self)(_os.getcwd(), self)

    def resolve(self, strict=False):
        if strict:
            _os.stat(self)
        return type(self)(_path.abspath(self))

    def expanduser(self):
        return type(self)(_path.expanduser(str(self)))


class PosixPath(Path, PurePosixPath):
    __slots__ = ()
