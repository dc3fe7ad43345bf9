"""How objects are taken apart and made again: for copies and pickles."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    made = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(made, state)
    return made


_plain = (int, float, complex, str, bytes, tuple)


def _slot_names(cls):
    for c in cls.__mro__:
        slots = c.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__"):
                yield f"_{c.__name__.lstrip('_')}{name}" if name.startswith("__") and \
                    not name.endswith("__") else name


def _state(obj):
    """What object.__getstate__() gives: the attributes, or (attributes, slots), or None."""
    attributes = getattr(obj, "__dict__", None)
    slots = {name: getattr(obj, name) for name in _slot_names(type(obj)) if hasattr(obj, name)}
    if slots:
        return attributes or None, slots
    return attributes or None


def _reduce(obj, protocol):
    cls = type(obj)
    base = next(c for c in cls.__mro__ if c.__module__ == "builtins")
    if base is cls:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    made = (_reconstructor, (cls, base, None if base is object else base(obj)))
    state = obj.__getstate__()
    return (*made, state) if state else made


def _reduce_ex(obj, protocol):
    cls = type(obj)
    if cls.__reduce__ is not object.__reduce__:
        return obj.__reduce__()
    if protocol < 2:
        return _reduce(obj, protocol)
    make, args = __newobj__, (cls,)
    if hasattr(cls, "__getnewargs_ex__"):
        found, named = obj.__getnewargs_ex__()
        make, args = (__newobj_ex__, (cls, found, named)) if named else (make, (cls, *found))
    elif hasattr(cls, "__getnewargs__"):
        args = (cls, *obj.__getnewargs__())
    elif isinstance(obj, _plain):
        args = (cls, next(base for base in _plain if isinstance(obj, base))(obj))
    elif not isinstance(obj, (list, dict)):
        try:
            object.__new__(cls)
        except TypeError:
            raise TypeError(f"cannot pickle {cls.__name__!r} object") from None
    return (make, args, obj.__getstate__(), iter(obj) if isinstance(obj, list) else None,
            iter(obj.items()) if isinstance(obj, dict) else None)
