"""Copies of objects, shallow and deep."""

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


def _function():
    pass


_atoms = frozenset((type(None), int, float, bool, complex, bytes, str, type, range, type(...),
                    type(NotImplemented), type(len), type(_function), property, slice, type(int | str),
                    type(list[int]), type(int.__add__), type(_function.__code__)))


def _rebuild(x, deep, memo):
    """A new object of the class of x with the attributes of x."""
    cls = type(x)
    reduce = getattr(cls, "__reduce__", None)
    reduce_ex = getattr(cls, "__reduce_ex__", None)
    if reduce is not getattr(object, "__reduce__", None) or \
            reduce_ex is not getattr(object, "__reduce_ex__", None):
        reduced = x.__reduce__() if reduce_ex is getattr(object, "__reduce_ex__", None) else \
            x.__reduce_ex__(4)
        if isinstance(reduced, str):
            return x
        make, args = reduced[:2]
        y = make(*(deepcopy(args, memo) if deep else args))
        if deep:
            memo[id(x)] = y
        if len(reduced) > 2 and reduced[2] is not None:
            state = deepcopy(reduced[2], memo) if deep else reduced[2]
            if hasattr(y, "__setstate__"):
                y.__setstate__(state)
            else:
                y.__dict__.update(state)
        return y
    if issubclass(cls, BaseException):
        y = cls.__new__(cls, *x.args)
        y.args = x.args
    elif issubclass(cls, dict):
        y = cls.__new__(cls)
        for key, value in x.items():
            dict.__setitem__(y, deepcopy(key, memo) if deep else key,
                             deepcopy(value, memo) if deep else value)
    elif issubclass(cls, list):
        y = cls.__new__(cls)
        list.extend(y, [deepcopy(v, memo) for v in x] if deep else x)
    elif issubclass(cls, set):
        y = cls.__new__(cls)
        set.update(y, [deepcopy(v, memo) for v in x] if deep else x)
    elif issubclass(cls, (int, float, str, bytes, tuple, frozenset)):
        base = next(b for b in (int, float, str, bytes, tuple, frozenset) if issubclass(cls, b))
        plain = base([deepcopy(v, memo) for v in x]) if deep and base in (tuple, frozenset) \
            else base(x)
        y = base.__new__(cls, plain)
    else:
        try:
            y = object.__new__(cls)
        except TypeError:
            raise _refusal(cls) from None
    if deep:
        memo[id(x)] = y
    state = None
    if getattr(cls, "__getstate__", None) is not getattr(object, "__getstate__", None):
        state = x.__getstate__()
    if state is not None:
        state = deepcopy(state, memo) if deep else state
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            y.__dict__.update(state)
        return y
    attributes = getattr(x, "__dict__", None)
    if attributes:
        y.__dict__.update(deepcopy(attributes, memo) if deep else attributes)
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                value = getattr(x, name)
                object.__setattr__(y, name, deepcopy(value, memo) if deep else value)
    return y


_uncopied = ("generator", "coroutine", "async_generator", "frame", "traceback", "module", "cell",
             "dict_keys", "dict_values", "dict_items")


def _is_atom(cls):
    return cls in _atoms or issubclass(cls, type) or \
        (cls.__module__ == "weakref" and cls.__name__ == "ReferenceType")


def _refusal(cls):
    where = "" if cls.__module__ == "builtins" else cls.__module__ + "."
    return TypeError(f"cannot pickle '{where}{cls.__qualname__}' object")


def copy(x):
    cls = type(x)
    if _is_atom(cls) or cls in (tuple, frozenset):
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    special = getattr(cls, "__copy__", None)
    if special is not None:
        return special(x)
    if cls.__name__ in _uncopied and cls.__module__ == "builtins":
        raise _refusal(cls)
    return _rebuild(x, False, None)


def deepcopy(x, memo=None, _nil=[]):
    cls = type(x)
    if _is_atom(cls):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    if cls is list:
        y = memo[id(x)] = []
        for value in x:
            y.append(deepcopy(value, memo))
    elif cls is dict:
        y = memo[id(x)] = {}
        for key, value in x.items():
            y[deepcopy(key, memo)] = deepcopy(value, memo)
    elif cls is tuple:
        parts = [deepcopy(value, memo) for value in x]
        if id(x) in memo:
            return memo[id(x)]
        y = x if all(a is b for a, b in zip(x, parts)) else tuple(parts)
        memo[id(x)] = y
    elif cls in (set, frozenset):
        y = memo[id(x)] = cls([deepcopy(value, memo) for value in x])
    elif cls is bytearray:
        y = memo[id(x)] = bytearray(x)
    else:
        special = getattr(cls, "__deepcopy__", None)
        if special is not None:
            y = special(x, memo)
        elif cls.__name__ in _uncopied and cls.__module__ == "builtins":
            raise _refusal(cls)
        elif cls.__name__ == "method" and cls.__module__ == "builtins":
            y = cls(x.__func__, deepcopy(x.__self__, memo))
        elif cls.__module__ == "collections" and cls.__name__ == "deque":
            y = memo[id(x)] = cls(maxlen=x.maxlen)
            y.extend([deepcopy(value, memo) for value in x])
        elif hasattr(x, "default_factory") and issubclass(cls, dict):
            y = memo[id(x)] = cls(x.default_factory)
            for key, value in x.items():
                y[deepcopy(key, memo)] = deepcopy(value, memo)
        else:
            y = _rebuild(x, True, memo)
        memo[id(x)] = y
    memo.setdefault(id(memo), []).append(x)
    return y
