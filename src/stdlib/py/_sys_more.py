"""What of sys is seldom asked for: looked up here when it is not in the module itself."""
import sys as _sys
from types import SimpleNamespace as _SimpleNamespace


def _struct(name, /, **fields):
    """A tuple with names, as the structures of sys are."""
    names = tuple(fields)

    def __repr__(self):
        pairs = ", ".join(f"{n}={v!r}" for n, v in zip(names, self))
        return f"sys.{name}({pairs})"

    attributes = {n: property(lambda self, i=i: self[i]) for i, n in enumerate(names)}
    cls = type(name, (tuple,), {"__module__": "sys", "__repr__": __repr__, "__slots__": (),
                                "__match_args__": names, "n_fields": len(names),
                                "n_sequence_fields": len(names), **attributes})
    return cls(fields.values())


version_info = _struct("version_info", major=3, minor=11, micro=2, releaselevel="final", serial=0)
float_info = _struct(
    "float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308,
    min=2.2250738585072014e-308, min_exp=-1021, min_10_exp=-307, dig=15, mant_dig=53,
    epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _struct("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300,
                   str_digits_check_threshold=640)
hash_info = _struct("hash_info", width=64, modulus=(1 << 61) - 1, inf=314159, nan=0, imag=1000003,
                    algorithm="siphash13", hash_bits=64, seed_bits=128, cutoff=0)
flags = _struct(
    "flags", debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=1,
    no_user_site=0, no_site=0, ignore_environment=0, verbose=0, bytes_warning=0, quiet=0,
    hash_randomization=1, isolated=0, dev_mode=False, utf8_mode=0, warn_default_encoding=0,
    safe_path=False, int_max_str_digits=-1)
thread_info = _struct("thread_info", name="pthread", lock="semaphore", version="NPTL 2.36")
implementation = _SimpleNamespace(name="cpython", cache_tag="cpython-311", version=version_info,
                                  hexversion=_sys.hexversion, _multiarch="x86_64-linux-gnu")
api_version = 1013
abiflags = ""
prefix = base_prefix = exec_prefix = base_exec_prefix = "/usr"
platlibdir = "lib"
float_repr_style = "short"
orig_argv = ["/usr/bin/python3", *_sys.argv]
warnoptions = []
pycache_prefix = None
_xoptions = {}
builtin_module_names = ("_abc", "_asyncio", "_collections", "_signal", "builtins", "gc",
                        "itertools", "math", "sys", "time")


def getfilesystemencoding():
    return "utf-8"


def getfilesystemencodeerrors():
    return "surrogateescape"


def is_finalizing():
    return False


def getallocatedblocks():
    return 100000


def gettrace():
    return None


getprofile = gettrace


def excepthook(exctype, value, traceback, /):
    """What is printed when an exception ends the program."""
    from traceback import print_exception
    print_exception(exctype, value, traceback)


__excepthook__ = excepthook


def displayhook(value, /):
    if value is not None:
        import builtins
        builtins._ = value
        print(repr(value))


__displayhook__ = displayhook


def audit(event, /, *args):
    """Nobody listens."""


def addaudithook(hook, /):
    pass
