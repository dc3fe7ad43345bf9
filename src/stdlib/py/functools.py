"""Functions made from functions."""
from _functools import _lru_cache_base, reduce
from _helpers import GenericAlias as _GenericAlias, show_module as _show_module

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property"]



def _cache_token():
    from abc import get_cache_token
    return get_cache_token()


WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


@_show_module
class partial:
    """A call some of whose arguments are given already."""
    __slots__ = ("func", "args", "keywords", "__dict__", "__weakref__")

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func = args[0]
        args = args[1:]
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial) and type(func) is cls:
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if keywords or self.keywords:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        return self.func(*self.args, *args)

    def __repr__(self):
        shown = [repr(self.func)] + [repr(arg) for arg in self.args]
        shown += [f"{name}={value!r}" for name, value in self.keywords.items()]
        kind = type(self)
        name = "functools.partial" if kind is partial else kind.__qualname__
        return f"{name}({', '.join(shown)})"

    __class_getitem__ = classmethod(_GenericAlias)


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        shown = [repr(self.func)] + [repr(arg) for arg in self.args]
        shown += [f"{name}={value!r}" for name, value in self.keywords.items()]
        kind = type(self)
        return f"{kind.__module__}.{kind.__qualname__}({', '.join(shown)})"

    def __get__(self, instance, owner=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(instance, owner)
            if bound is not self.func:
                made = partial(bound, *self.args, **self.keywords)
                if hasattr(bound, "__self__"):
                    made.__self__ = bound.__self__
                return made

        def _method(self_or_cls, /, *args, **keywords):
            return self.func(self_or_cls, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method.__get__(instance, owner)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_GenericAlias)


_absent = object()


class _CacheInfo(tuple):
    __slots__ = ()
    _fields = ("hits", "misses", "maxsize", "currsize")
    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)

    def _asdict(self):
        return dict(zip(self._fields, self))


_keyword_mark = (object(),)


class _lru_cache_wrapper(_lru_cache_base):
    def cache_info(self):
        return _CacheInfo(*self._info())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _cached(function, maxsize, typed):
    if not callable(function):
        raise TypeError("the first argument must be callable")
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _keyword_mark)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def lru_cache(maxsize=128, typed=False):
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        return _cached(maxsize, 128, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _cached(function, maxsize, typed)


def cache(user_function, /):
    return _cached(user_function, None, False)


class cached_property:
    """A property computed once for each object and kept in its __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f"cache {self.attrname!r} property.") from None
        value = cache.get(self.attrname, _absent)
        if value is _absent:
            value = self.func(instance)
            try:
                cache[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} "
                                "instance does not support item assignment for caching "
                                f"{self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


def _order_by(base, rule):
    def compare(self, other):
        result = getattr(type(self), base)(self, other)
        return result if result is NotImplemented else rule(result, self, other)
    return compare


_negated = lambda result, a, b: not result
_or_equal = lambda result, a, b: result or a == b
_and_unequal = lambda result, a, b: result and a != b
_not_and_unequal = lambda result, a, b: not result and a != b
_not_or_equal = lambda result, a, b: not result or a == b

_orders = {
    "__lt__": {"__gt__": _not_and_unequal, "__le__": _or_equal, "__ge__": _negated},
    "__le__": {"__ge__": _not_or_equal, "__lt__": _and_unequal, "__gt__": _negated},
    "__gt__": {"__lt__": _not_and_unequal, "__ge__": _or_equal, "__le__": _negated},
    "__ge__": {"__le__": _not_or_equal, "__gt__": _and_unequal, "__lt__": _negated},
}


def total_ordering(cls):
    roots = {name for name in _orders if getattr(cls, name, None) is not getattr(object, name)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, rule in _orders[root].items():
        if name not in roots:
            method = _order_by(root, rule)
            method.__name__ = name
            method.__qualname__ = f"{cls.__qualname__}.{name}"
            setattr(cls, name, method)
    return cls


class _CmpKey:
    __slots__ = ("obj", "_mycmp")
    __hash__ = None

    def __init__(self, obj, mycmp):
        self.obj = obj
        self._mycmp = mycmp

    def __lt__(self, other):
        return self._mycmp(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._mycmp(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._mycmp(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._mycmp(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._mycmp(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    return lambda obj: _CmpKey(obj, mycmp)


def _classes_of(kind):
    """The classes that register() takes kind for: itself, or the members of a union."""
    if isinstance(kind, type) and not isinstance(kind, _GenericAlias):
        return (kind,)
    origin = getattr(kind, "__origin__", None)
    members = ()
    if type(kind) is type(int | str) or getattr(origin, "_name", None) == "Union":
        members = kind.__args__
    return members if all(isinstance(member, type) and not isinstance(member, _GenericAlias)
                          for member in members) else ()


def singledispatch(func):
    registry = {}
    known = {}      # what dispatch() has found, by class
    abstract = None # the state of the abstract classes when it did

    def find(cls):
        best = object
        for base in cls.__mro__[:-1]:
            if base in registry:
                best = base
                break
        rival = None
        for kind in registry:           # abstract classes
            if kind in cls.__mro__ or not issubclass(cls, kind):
                continue
            if best is object or issubclass(kind, best) and kind is not best:
                best, rival = kind, None
            elif best not in cls.__mro__ and not issubclass(best, kind):
                rival = kind
        if rival is not None:
            raise RuntimeError(f"Ambiguous dispatch: {best} or {rival}")
        return registry[best]

    def dispatch(cls):
        nonlocal abstract
        if abstract is not None:
            token = _cache_token()
            if token != abstract:
                known.clear()
                abstract = token
        function = known.get(cls)
        if function is None:
            function = known[cls] = registry[cls] if cls in registry else find(cls)
        return function

    def register(cls, func=None):
        nonlocal abstract
        classes = _classes_of(cls)
        if classes:
            if func is None:
                return lambda function: register(cls, function)
        elif func is not None:
            raise TypeError("Invalid first argument to `register()`. "
                            f"{cls!r} is not a class or union type.")
        else:
            notes = getattr(cls, "__annotations__", {})
            if not notes:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    "Use either `@register(some_class)` or plain `@register` on an annotated "
                    "function.")
            func = cls
            from typing import get_type_hints
            name, cls = next(iter(get_type_hints(func).items()))
            classes = _classes_of(cls)
            if not classes:
                union = " not all arguments are classes." if hasattr(cls, "__args__") and \
                    (type(cls) is type(int | str) or "Union" in repr(cls)) else " is not a class."
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r}{union}")
        for kind in classes:
            registry[kind] = func
            if abstract is None and hasattr(kind, "__abstractmethods__"):
                abstract = _cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = known.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """A method whose implementation goes by the class of its first argument."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        return update_wrapper(method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
