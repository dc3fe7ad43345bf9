"""Paths as objects."""
import posixpath as _path

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


class PurePath:
    __slots__ = ("_root", "_parts")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        self = object.__new__(cls)
        text = ""
        for arg in args:
            if isinstance(arg, PurePath):
                arg = str(arg)
            elif not isinstance(arg, str):
                arg = _path._text(arg)
            text = _path.join(text, arg) if text else arg
        self._root = "/" if text.startswith("/") else ""
        self._parts = [part for part in text.split("/") if part and part != "."]
        return self

    def _make(self, root, parts):
        new = object.__new__(type(self))
        new._root = root
        new._parts = parts
        return new

    def __str__(self):
        return self._root + "/".join(self._parts) or "."

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

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
        return tuple([self._root] * bool(self._root) + self._parts)

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
        return ["." + s for s in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        suffix = self.suffix
        return name[:len(name) - len(suffix)] if suffix else name

    @property
    def parent(self):
        return self._make(self._root, self._parts[:-1]) if self._parts else self

    @property
    def parents(self):
        return tuple(self._make(self._root, self._parts[:i])
                     for i in range(len(self._parts) - 1, -1, -1))

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
        if suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def is_absolute(self):
        return bool(self._root)

    def is_relative_to(self, *other):
        other = type(self)(*other)
        return self.parts[:len(other.parts)] == other.parts

    def relative_to(self, *other):
        other = type(self)(*other)
        if not self.is_relative_to(other):
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r} OR one path "
                             "is relative and the other is absolute.")
        return self._make("", self._parts[len(other._parts):])

    def match(self, pattern):
        from fnmatch import fnmatchcase
        wanted = PurePosixPath(pattern).parts
        mine = self.parts
        if len(wanted) > len(mine) or pattern.startswith("/") and len(wanted) != len(mine):
            return False
        return all(fnmatchcase(a, b) for a, b in zip(reversed(mine), reversed(wanted)))


class PurePosixPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    """A path in the folder of the program; what is written stays in memory."""
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls("/home/user")

    home = cwd

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(str(self), mode, encoding=encoding)

    def read_text(self, encoding=None, errors=None):
        with self.open() as f:
            return f.read()

    def read_bytes(self):
        with self.open("rb") as f:
            return f.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        with self.open("w") as f:
            return f.write(data)

    def write_bytes(self, data):
        with self.open("wb") as f:
            return f.write(data)

    def exists(self):
        return _path.exists(str(self))

    def is_file(self):
        return _path.isfile(str(self))

    def is_dir(self):
        return _path.isdir(str(self))

    def absolute(self):
        return self if self._root else type(self)("/home/user", self)

    def resolve(self, strict=False):
        return type(self)(_path.abspath(str(self)))

    def expanduser(self):
        return type(self)(_path.expanduser(str(self)))


class PosixPath(Path, PurePosixPath):
    __slots__ = ()
