"""The parts of typing that few programs use: filling in type variables, get_type_hints()."""
import sys as _sys
import types as _types
from typing import (AnyStr, ForwardRef, Generic, Literal, NotRequired, ParamSpec, Protocol, Required,
                    T, TypeVar, TypeVarTuple, Unpack, _Alias, _AnnotatedAlias, _check,
                    runtime_checkable)


def substituted(alias, items):
    """The arguments of alias with items for its type variables: for X[...] of what has some."""
    if not isinstance(items, tuple):
        items = (items,)
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f"{alias} is not a generic class")
    packs = [at for at, p in enumerate(parameters) if isinstance(p, TypeVarTuple)]
    if packs:
        at, rest = packs[0], len(parameters) - packs[0] - 1
        if len(items) < len(parameters) - 1:
            raise TypeError(f"Too few arguments for {alias}; actual {len(items)}, "
                            f"expected at least {len(parameters) - 1}")
        items = items[:at] + (items[at:len(items) - rest],) + items[len(items) - rest:]
    elif len(parameters) == 1 and isinstance(parameters[0], ParamSpec) and \
            not (len(items) == 1 and (items[0] is ... or isinstance(items[0], (list, ParamSpec, _Alias)))):
        items = (items,)
    elif len(items) != len(parameters):
        few = "many" if len(items) > len(parameters) else "few"
        raise TypeError(f"Too {few} arguments for {alias}; actual {len(items)}, "
                        f"expected {len(parameters)}")
    return tuple(_fill(alias.__args__, dict(zip(parameters, items))))


def _fill(args, filled):
    result = []
    for arg in args:
        if isinstance(arg, TypeVar):
            arg = filled.get(arg, arg)
            if isinstance(arg, (list, tuple)) or arg is ...:
                raise TypeError("Parameters to generic types must be types. "
                                f"Got {arg!r:.100}.")
            arg = _check(arg, "Parameters to generic types must be types.")
        elif isinstance(arg, ParamSpec):
            given = filled.get(arg, arg)
            if isinstance(given, (list, tuple)):
                result += [_check(one, "Parameters to generic types must be types.")
                           for one in given]
                continue
            arg = given
        elif isinstance(arg, _Alias) and arg.__origin__ is Unpack and arg.__args__[0] in filled:
            result += filled[arg.__args__[0]]
            continue
        elif isinstance(arg, (list, tuple)):
            arg = type(arg)(_fill(arg, filled))
        elif not isinstance(arg, type) or type(arg) is _types.GenericAlias:
            own = getattr(arg, "__parameters__", ())
            if own:
                arg = arg[tuple([filled.get(p, p) for p in own])]
        result.append(arg)
    return result


def filled_alias(alias, items):
    """list[T][int] and (list[T] | int)[str]"""
    args = substituted(alias, items)
    if isinstance(alias, _types.UnionType):
        made = args[0]
        for arg in args[1:]:
            made = made | arg
        return made
    return _types.GenericAlias(alias.__origin__, args)


def no_type_check(arg):
    if isinstance(arg, type):
        for one in list(vars(arg).values()):
            if isinstance(one, type) and one.__qualname__ == f"{arg.__qualname__}.{one.__name__}":
                no_type_check(one)
            one = getattr(one, "__func__", one)
            if isinstance(one, _types.FunctionType) and \
                    one.__qualname__ == f"{arg.__qualname__}.{one.__name__}":
                one.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    from functools import wraps
    return wraps(decorator)(wrapped)


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "field_specifiers": field_specifiers,
            "kwargs": kwargs}
        return cls_or_fn
    return decorate


def _resolve(kind, names):
    """The type that a text annotation names: dotted names, subscripts and `|`."""
    if isinstance(kind, ForwardRef):
        kind = kind.__forward_arg__
    if kind is None:
        return type(None)
    if isinstance(kind, str):
        from _helpers import run
        namespace = dict(names)
        run(f"_annotation_ = ({kind}\n)", namespace)
        return _resolve(namespace["_annotation_"], names)
    return _rebuilt(kind, lambda arg: _resolve(arg, names) if arg is not None else arg)


def _rebuilt(kind, change):
    """kind with each of its arguments changed; kind itself where none does."""
    is_plain = type(kind) is _types.GenericAlias or isinstance(kind, _types.UnionType)
    if not (is_plain or isinstance(kind, _Alias) and kind.__origin__ is not Literal):
        return kind
    args = tuple([change(arg) if not isinstance(arg, (list, tuple)) else arg
                  for arg in kind.__args__])
    if all(a is b for a, b in zip(args, kind.__args__)):
        return kind
    if not is_plain:
        return kind._with(args)
    if type(kind) is _types.GenericAlias:
        return _types.GenericAlias(kind.__origin__, args)
    made = args[0]
    for arg in args[1:]:
        made = made | arg
    return made


def _without_extras(kind):
    if isinstance(kind, _AnnotatedAlias):
        return _without_extras(kind.__origin__)
    if isinstance(kind, _Alias) and kind.__origin__ in (Required, NotRequired):
        return _without_extras(kind.__args__[0])
    return _rebuilt(kind, _without_extras)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    if getattr(obj, "__no_type_check__", None):
        return hints
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = _sys.modules.get(base.__module__)
            names = dict(vars(base)) if globalns is None else {}
            names.update(vars(module) if module is not None else ())
            names.update(globalns or {})
            names.update(localns or {})
            notes = base.__dict__.get("__annotations__", {})
            for name, kind in notes.items() if isinstance(notes, dict) else ():
                hints[name] = _resolve(kind, names)
    else:
        if isinstance(obj, _types.ModuleType):
            globalns = vars(obj) if globalns is None else globalns
        elif not callable(obj) and not hasattr(obj, "__annotations__"):
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        names = dict(globalns if globalns is not None else getattr(obj, "__globals__", {}))
        names.update(localns or {})
        for name, kind in (getattr(obj, "__annotations__", None) or {}).items():
            hints[name] = _resolve(kind, names)
    if include_extras:
        return hints
    return {name: _without_extras(kind) for name, kind in hints.items()}


@runtime_checkable
class SupportsInt(Protocol):
    __module__ = "typing"
    def __int__(self):
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    __module__ = "typing"
    def __complex__(self):
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    __module__ = "typing"
    def __bytes__(self):
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    __module__ = "typing"
    def __float__(self):
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    __module__ = "typing"
    def __index__(self):
        pass


@runtime_checkable
class SupportsAbs(Protocol[T]):
    __module__ = "typing"
    def __abs__(self):
        pass


@runtime_checkable
class SupportsRound(Protocol[T]):
    __module__ = "typing"
    def __round__(self, ndigits=0):
        pass


class IO(Generic[AnyStr]):
    __module__ = "typing"
    pass


class TextIO(IO[str]):
    __module__ = "typing"
    pass


class BinaryIO(IO[bytes]):
    __module__ = "typing"
    pass
