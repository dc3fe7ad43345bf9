"""Copies, moves and removes files and folders, all in memory."""
import os
from os import terminal_size


class Error(OSError):
    """An operation that makes no sense."""


class SameFileError(Error):
    """Source and target are one file."""


class SpecialFileError(OSError):
    """A file of a kind that cannot be copied."""


class ReadError(OSError):
    """An archive that cannot be read."""


def get_terminal_size(fallback=(80, 24)):
    def number(name):
        text = os.environ.get(name, "")
        return int(text) if text.isdigit() else 0
    return terminal_size((number("COLUMNS") or fallback[0], number("LINES") or fallback[1]))


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def copyfile(src, dst, *, follow_symlinks=True):
    if os.path.exists(dst) and os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as begin:
        with open(dst, "wb") as end:
            end.write(begin.read())
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.stat(src), os.stat(dst)


copystat = copymode


def copy(src, dst, *, follow_symlinks=True):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def ignore_patterns(*patterns):
    from fnmatch import fnmatchcase

    def ignored(path, names):
        return {name for name in names if any(fnmatchcase(name, p) for p in patterns)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = os.listdir(src)
    left_out = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in left_out:
            continue
        begin, end = os.path.join(src, name), os.path.join(dst, name)
        if os.path.isdir(begin):
            copytree(begin, end, symlinks, ignore, copy_function, False, dirs_exist_ok)
        else:
            copy_function(begin, end)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    try:
        for name in os.listdir(path):
            inside = os.path.join(path, name)
            if os.path.isdir(inside):
                rmtree(inside)
            else:
                os.remove(inside)
        os.rmdir(path)
    except OSError as e:
        if onerror is not None:
            onerror(os.rmdir, path, (type(e), e, e.__traceback__))
        elif not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(dst):
            raise Error(f"Destination path '{dst}' already exists")
    os.rename(src, dst)
    return dst


def which(cmd, mode=1, path=None):
    """There is no other program here."""


def disk_usage(path):
    from collections import namedtuple
    os.stat(path)
    return namedtuple("usage", "total used free", module="shutil")(10 ** 11, 10 ** 10, 9 * 10 ** 10)
