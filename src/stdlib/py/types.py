"""Names for the types of built-in things."""
from _helpers import GenericAlias, UnionType, cell as CellType
from _helpers import getset as GetSetDescriptorType, member as MemberDescriptorType
from _helpers import make_awaitable as _make_awaitable, show_module as _show_module
from _helpers import repr_enter as _repr_enter, repr_leave as _repr_leave
import sys


def _function():
    pass


async def _coroutine():
    pass


def _generator():
    yield


async def _async_generator():
    yield


class _Class:
    def method(self):
        pass


FunctionType = LambdaType = type(_function)
CodeType = type(_function.__code__)
MappingProxyType = type(_Class.__dict__)
GeneratorType = type(_generator())
_started = _coroutine()
CoroutineType = type(_started)
_started.close()
AsyncGeneratorType = type(_async_generator())
MethodType = type(_Class().method)
BuiltinFunctionType = BuiltinMethodType = type(len)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
EllipsisType = type(...)
NoneType = type(None)
NotImplementedType = type(NotImplemented)
try:
    raise TypeError
except TypeError as _e:
    TracebackType = type(_e.__traceback__)
    FrameType = type(_e.__traceback__.tb_frame)
del _started


@_show_module
class SimpleNamespace:
    """An object with the attributes it is given."""

    def __init__(self, /, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        kind = type(self)
        name = "namespace" if kind is SimpleNamespace else kind.__name__
        if not _repr_enter(self):
            return f"{name}(...)"
        try:
            shown = ", ".join([f"{name}={value!r}" for name, value in self.__dict__.items()])
        finally:
            _repr_leave(self)
        return f"{name}({shown})"

    def __eq__(self, other):
        if not isinstance(other, SimpleNamespace):
            return NotImplemented
        return self.__dict__ == other.__dict__

    __hash__ = None


def new_class(name, bases=(), kwds=None, exec_body=None):
    resolved = resolve_bases(bases)
    meta, names, rest = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(names)
    if resolved is not bases:
        names["__orig_bases__"] = bases
    return meta(name, resolved, names, **rest)


def prepare_class(name, bases=(), kwds=None):
    kwds = dict(kwds or {})
    meta = kwds.pop("metaclass", type(bases[0]) if bases else type)
    if isinstance(meta, type):
        for base in bases:              # the most derived of the metaclasses
            kind = type(base)
            if issubclass(kind, meta):
                meta = kind
            elif not issubclass(meta, kind):
                raise TypeError("metaclass conflict: the metaclass of a derived class must be a "
                                "(non-strict) subclass of the metaclasses of all its bases")
    names = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, names, kwds


def resolve_bases(bases):
    resolved = list(bases)
    at = 0
    for base in bases:
        if isinstance(base, type) or not hasattr(base, "__mro_entries__"):
            at += 1
            continue
        entries = base.__mro_entries__(bases)
        if not isinstance(entries, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        resolved[at:at + 1] = entries
        at += len(entries)
    return bases if all(a is b for a, b in zip(resolved, bases)) and len(resolved) == len(bases) \
        else tuple(resolved)


class DynamicClassAttribute(property):
    pass


def coroutine(func):
    """A generator function whose generators can be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if _make_awaitable(func):
        return func
    from functools import wraps

    class _Awaitable:
        __slots__ = ("_generator",)

        def __init__(self, generator):
            self._generator = generator

        def __await__(self):
            return self._generator

        def __iter__(self):
            return self._generator

        def send(self, value):
            return self._generator.send(value)

        def throw(self, *args):
            return self._generator.throw(*args)

        def close(self):
            return self._generator.close()

    @wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if isinstance(result, GeneratorType) and not result.gi_code.co_flags & 0x100:
            return _Awaitable(result)
        return result
    return wrapped
