"""The machine that programs see: always the same one."""
from collections import namedtuple as _namedtuple

uname_result = _namedtuple("uname_result", "system node release version machine")


def uname():
    return uname_result("Linux", "aquarium", "6.1.0", "#1 SMP", "x86_64")


def system():
    return "Linux"


def node():
    return "aquarium"


def release():
    return "6.1.0"


def version():
    return "#1 SMP"


def machine():
    return "x86_64"


def processor():
    return ""


def architecture(*args):
    return ("64bit", "ELF")


def platform(aliased=False, terse=False):
    return "Linux-6.1.0-x86_64-with-glibc2.36"


def python_version():
    return "3.11.2"


def python_version_tuple():
    return ("3", "11", "2")


def python_implementation():
    return "CPython"


def python_compiler():
    return "GCC 12.2.0"


def python_build():
    return ("main", "Apr 28 2025 14:11:48")
