"""References that do not keep their objects alive."""
from _helpers import weakref as ref, at_exit as _at_exit
from collections.abc import MutableMapping as _MutableMapping, MutableSet as _MutableSet

ReferenceType = ref
__all__ = ["ref", "proxy", "WeakKeyDictionary", "ReferenceType",
           "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize", "ProxyType"]


def _target(self):
    obj = object.__getattribute__(self, "_ref")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


class ProxyType:
    """Stands for an object without holding it."""
    __slots__ = ("_ref", "__weakref__")

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
        return repr(_target(self))

    def __str__(self):
        return str(_target(self))

    def __bool__(self):
        return bool(_target(self))

    def __call__(self, *args, **kwargs):
        return _target(self)(*args, **kwargs)

    def __len__(self):
        return len(_target(self))

    def __iter__(self):
        return iter(_target(self))

    def __getitem__(self, key):
        return _target(self)[key]

    def __setitem__(self, key, value):
        _target(self)[key] = value

    def __contains__(self, item):
        return item in _target(self)

    def __eq__(self, other):
        return _target(self) == other

    __hash__ = None


CallableProxyType = ProxyType


def proxy(object, callback=None, /):
    return ProxyType(object, callback)


class WeakMethod:
    """A weak reference to a bound method."""

    def __init__(self, meth, callback=None):
        self._self = ref(meth.__self__)
        self._function = ref(meth.__func__)
        self._kind = type(meth)

    def __call__(self):
        obj, function = self._self(), self._function()
        return None if obj is None or function is None else self._kind(function, obj)


class WeakValueDictionary(_MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

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

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([key for key, value in self.data.items() if value() is not None])

    def __repr__(self):
        return f"<WeakValueDictionary at {id(self):#x}>"

    def valuerefs(self):
        return list(self.data.values())

    def copy(self):
        return WeakValueDictionary(self)


class WeakKeyDictionary(_MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __setitem__(self, key, value):
        mine = ref(self)

        def forget(gone):
            self = mine()
            if self is not None:
                self.data.pop(gone, None)
        self.data[ref(key, forget)] = value

    def __getitem__(self, key):
        try:
            return self.data[ref(key)]
        except KeyError:
            raise KeyError(ref(key)) from None

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([key() for key in self.data if key() is not None])

    def __repr__(self):
        return f"<WeakKeyDictionary at {id(self):#x}>"

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        return WeakKeyDictionary(self)


class WeakSet(_MutableSet):
    def __init__(self, data=None):
        self.data = {}
        for item in data or ():
            self.add(item)

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

    def update(self, other):
        for item in other:
            self.add(item)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([item() for item in self.data if item() is not None])

    def clear(self):
        self.data.clear()

    def copy(self):
        return WeakSet(self)

    def __repr__(self):
        return repr({item() for item in self.data})


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
