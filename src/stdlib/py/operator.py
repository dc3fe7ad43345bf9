"""Operators as functions."""
from _helpers import show_module as _show_module
from _operator import *


def countOf(a, b, /):
    return sum(1 for item in a if item is b or item == b)


def indexOf(a, b, /):
    for i, item in enumerate(a):
        if item is b or item == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0, /):
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), "__length_hint__", None)
    value = NotImplemented if hint is None else hint(obj)
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(value).__name__}")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return value


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


@_show_module
class methodcaller:
    """Calls a method with arguments that are known beforehand."""
    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        shown = [repr(self._name)] + [repr(arg) for arg in self._args]
        shown += [f"{name}={value!r}" for name, value in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(shown)})"


for _name in ("lt le eq ne ge gt abs add and_ floordiv index inv invert lshift mod mul matmul neg "
              "not_ or_ pos pow rshift sub truediv xor concat contains delitem getitem setitem "
              "iadd iand iconcat ifloordiv ilshift imatmul imod imul ior ipow irshift isub "
              "itruediv ixor").split():
    globals()[f"__{_name.strip('_')}__"] = globals()[_name]
