"""References that do not keep their objects alive."""
from _helpers import (GenericAlias as _GenericAlias, at_exit as _at_exit,
                      show_module as _show_module, weakref as ref, weakrefs_of as _weakrefs_of)
from collections.abc import (Mapping as _Mapping, MutableMapping as _MutableMapping,
                             MutableSet as _MutableSet)

ReferenceType = ref
__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType",
           "ProxyType", "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet",
           "WeakMethod", "finalize"]


def _target(self):
    obj = object.__getattribute__(self, "_ref")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


class ProxyType:
    """Stands for an object without holding it."""
    __slots__ = ("_ref", "__weakref__")
    __module__ = "weakref"

    def __init__(self, object_, callback=None):
        object.__setattr__(self, "_ref", ref(object_) if callback is None else
                           ref(object_, lambda _: callback(self)))

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        obj = object.__getattribute__(self, "_ref")()
        return f"<weakproxy at {id(self):#x} to {type(obj).__name__} at {id(obj):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __next__(self):
        obj = _target(self)
        if not hasattr(type(obj), "__next__"):
            raise TypeError("Weakref proxy referenced a non-iterator "
                            f"{type(obj).__name__!r} object")
        return next(obj)

    def __reversed__(self):
        return reversed(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __delitem__(self, key):
        del _target(self)[key]

    def __contains__(self, item):
        return item in _target(self)

    def __bytes__(self):
        return bytes(_target(self))

    __hash__ = None


class CallableProxyType(ProxyType):
    __slots__ = ()
    __module__ = "weakref"

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _unwrap(x):
    return _target(x) if isinstance(type(x), type) and issubclass(type(x), ProxyType) else x


def _operate(name, function, is_reflected):
    def method(self, *others):
        values = [_target(self), *map(_unwrap, others)]
        return function(*(values[::-1] if is_reflected else values))
    method.__name__ = name
    setattr(ProxyType, name, method)


def _add_operators():
    import operator
    for name in ("lt", "le", "eq", "ne", "gt", "ge", "neg", "pos", "abs", "invert", "index"):
        _operate(f"__{name}__", getattr(operator, name), False)
    for name in ("add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift",
                 "rshift", "and", "xor", "or"):
        function = getattr(operator, f"__{name}__")
        _operate(f"__{name}__", function, False)
        _operate(f"__r{name}__", function, True)
        _operate(f"__i{name}__", getattr(operator, f"__i{name}__"), False)
    for name, function in (("divmod", divmod), ("int", int), ("float", float), ("len", len)):
        _operate(f"__{name}__", function, False)
    _operate("__rdivmod__", divmod, True)


_has_operators = []


def proxy(object, callback=None, /):
    if not _has_operators:
        _has_operators.append(True)
        _show_module(ProxyType)
        _show_module(CallableProxyType)
        _add_operators()
    kind = CallableProxyType if callable(object) else ProxyType
    return kind(object, callback)


ProxyTypes = (ProxyType, CallableProxyType)


def getweakrefcount(object, /):
    return len(_weakrefs_of(object))


def getweakrefs(object, /):
    return _weakrefs_of(object)


class WeakMethod(ref):
    """A weak reference to a bound method."""
    __slots__ = ("_function", "_kind", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        mine = None

        def gone(_):
            self = mine()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)
        self = ref.__new__(cls, obj, gone)
        self._function = ref(function, gone)
        self._kind = type(meth)
        self._alive = True
        mine = ref(self)
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        obj, function = super().__call__(), self._function()
        return None if obj is None or function is None else self._kind(function, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._function == other._function

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = ref.__hash__


class _WeakDictionary(_MutableMapping):
    """What is the same in both: a dict `data` that holds the references."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"

    def copy(self):
        made = type(self)()
        made.update(self)
        return made

    __copy__ = copy

    def keys(self):
        return iter(self)

    def values(self):
        return iter([value for _, value in self._pairs()])

    def items(self):
        return iter(self._pairs())

    def __or__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, _Mapping):
            return NotImplemented
        made = type(self)()
        made.update(other)
        made.update(self)
        return made

    def __ior__(self, other):
        self.update(other)
        return self


class WeakValueDictionary(_WeakDictionary):
    """A dict whose entries go when their values do."""

    def __setitem__(self, key, value):
        mine = ref(self)

        def forget(gone):
            self = mine()
            if self is not None and self.data.get(key) is gone:
                del self.data[key]
        self.data[key] = ref(value, forget)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data and self.data[key]() is not None

    def __iter__(self):
        return iter([key for key, value in self.data.items() if value() is not None])

    def _pairs(self):
        pairs = [(key, value()) for key, value in self.data.items()]
        return [pair for pair in pairs if pair[1] is not None]

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)()
        for key, value in self._pairs():
            made[deepcopy(key, memo)] = value
        return made

    def valuerefs(self):
        return list(self.data.values())

    def itervaluerefs(self):
        return iter(self.valuerefs())

    def popitem(self):
        while True:
            key, value = self.data.popitem()
            value = value()
            if value is not None:
                return key, value


class WeakKeyDictionary(_WeakDictionary):
    """A dict whose entries go when their keys do."""

    def __init__(self, dict=None):
        super().__init__(() if dict is None else dict)

    def __setitem__(self, key, value):
        mine = ref(self)

        def forget(gone):
            self = mine()
            if self is not None:
                self.data.pop(gone, None)
        self.data[ref(key, forget)] = value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        return iter([key for key, _ in self._pairs()])

    def _pairs(self):
        pairs = [(key(), value) for key, value in self.data.items()]
        return [pair for pair in pairs if pair[0] is not None]

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = type(self)()
        for key, value in self._pairs():
            made[key] = deepcopy(value, memo)
        return made

    def keyrefs(self):
        return list(self.data)

    def popitem(self):
        while True:
            key, value = self.data.popitem()
            key = key()
            if key is not None:
                return key, value


class WeakSet:
    """A set whose items go when nobody else has them."""
    __module__ = "_weakrefset"

    def __init__(self, data=None):
        self.data = {}
        self.update(() if data is None else data)

    def add(self, item):
        mine = ref(self)

        def forget(gone):
            self = mine()
            if self is not None:
                self.data.pop(gone, None)
        if ref(item) not in self.data:
            self.data[ref(item, forget)] = None

    def discard(self, item):
        self.data.pop(ref(item), None)

    def remove(self, item):
        del self.data[ref(item)]

    def pop(self):
        while self.data:
            item = self.data.popitem()[0]()
            if item is not None:
                return item
        raise KeyError("pop from empty WeakSet")

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([item for item in [key() for key in self.data] if item is not None])

    def __repr__(self):
        return repr({key for key in self.data})

    def update(self, other):
        for item in list(other):
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def union(self, other):
        return self.__class__(item for part in (self, other) for item in part)

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __or__ = union
    __and__ = intersection
    __sub__ = difference
    __xor__ = symmetric_difference

    def intersection_update(self, other):
        kept = set(map(ref, other))
        for key in list(self.data):
            if key not in kept:
                del self.data[key]

    def difference_update(self, other):
        if self is other:
            self.clear()
        for item in list(other):
            self.discard(item)

    def symmetric_difference_update(self, other):
        if self is other:
            self.clear()
            return
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def issubset(self, other):
        return self.data.keys() <= set(map(ref, other))

    def issuperset(self, other):
        return self.data.keys() >= set(map(ref, other))

    def isdisjoint(self, other):
        return not len(self.intersection(other))

    __le__ = issubset
    __ge__ = issuperset

    def __lt__(self, other):
        return self.data.keys() < set(map(ref, other))

    def __gt__(self, other):
        return self.data.keys() > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data.keys() == set(map(ref, other))

    __hash__ = None
    __class_getitem__ = classmethod(_GenericAlias)


_MutableSet.register(WeakSet)


class finalize:
    """Calls a function when an object dies, or at the end of the program."""
    _alive = {}

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._alive:
            _at_exit(_run_finalizers)
        self._call = (func, args, kwargs)
        self._ref = ref(obj, lambda _: self())
        self.atexit = True
        finalize._alive[id(self)] = self

    def __call__(self, _=None):
        if finalize._alive.pop(id(self), None) is not None:
            func, args, kwargs = self._call
            return func(*args, **kwargs)

    def detach(self):
        obj = self._ref()
        if obj is not None and finalize._alive.pop(id(self), None):
            return (obj, *self._call)

    def peek(self):
        obj = self._ref()
        if obj is not None and self.alive:
            return (obj, *self._call)

    @property
    def alive(self):
        return id(self) in finalize._alive


def _run_finalizers():
    for one in reversed(list(finalize._alive.values())):
        if one.atexit:
            one()
