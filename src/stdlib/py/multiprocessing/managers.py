"""Objects that all processes share through a manager: what goes in or comes out is a copy."""
import _threads
import pickle as _pickle
import queue as _queue
from multiprocessing import process as _process, synchronize as _synchronize

__all__ = ["BaseManager", "SyncManager", "BaseProxy", "Namespace"]


def _copy(thing):
    return thing if isinstance(thing, BaseProxy) else _pickle.loads(_pickle.dumps(thing))


class BaseProxy:
    """Stands for an object of the manager."""

    def __init__(self, referent):
        self._referent = referent

    def _callmethod(self, methodname, args=(), kwds={}):
        _threads.settle()
        args = [_copy(arg) for arg in args]
        result = getattr(self._referent, methodname)(*args, **kwds)
        return result if result is None or isinstance(result, BaseProxy) else _copy(result)

    def _getvalue(self):
        _threads.settle()
        return _copy(self._referent)

    def __reduce__(self):
        return _found, (id(self),)

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid {type(self._referent).__name__!r} at " \
               f"{id(self):#x}>"

    def __str__(self):
        _threads.settle()
        return repr(self._referent)


_proxies = {}                             # id: the proxy, as long as the program runs


def _found(number):
    return _proxies[number]


def _keep(proxy):
    _proxies[id(proxy)] = proxy
    return proxy


def _method(name):
    def method(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    method.__name__ = name
    return method


def _proxy(name, *methods):
    return type(name, (BaseProxy,), {"__module__": "multiprocessing.managers",
                                     **{method: _method(method) for method in methods}})


DictProxy = _proxy(
    "DictProxy", "__contains__", "__delitem__", "__getitem__", "__len__", "__setitem__", "clear",
    "copy", "get", "pop", "popitem", "setdefault", "update", "__or__", "__ior__")
ListProxy = _proxy(
    "ListProxy", "__add__", "__contains__", "__delitem__", "__getitem__", "__len__", "__mul__",
    "__reversed__", "__rmul__", "__setitem__", "append", "count", "extend", "index", "insert",
    "pop", "remove", "reverse", "sort")


def _of_list(*names):
    for name in names:
        def method(self, name=name):
            return list(getattr(self._getvalue(), name)())
        setattr(DictProxy, name, method)


_of_list("keys", "values", "items")
DictProxy.__iter__ = lambda self: iter(self.keys())
ListProxy.__iter__ = lambda self: iter(self._getvalue())


def _extend(self, more):
    self._callmethod("extend", (more,))
    return self


ListProxy.__iadd__ = _extend


class Namespace:
    def __init__(self, /, **kwds):
        self.__dict__.update(kwds)

    def __repr__(self):
        items = sorted(f"{name}={v!r}" for name, v in vars(self).items() if name[0] != "_")
        return f"Namespace({', '.join(items)})"


class NamespaceProxy(BaseProxy):
    def __getattr__(self, name):
        if name[0] == "_":
            return object.__getattribute__(self, name)
        _threads.settle()
        return _copy(getattr(self._referent, name))

    def __setattr__(self, name, v):
        if name[0] == "_":
            object.__setattr__(self, name, v)
        else:
            _threads.settle()
            setattr(self._referent, name, _copy(v))

    def __delattr__(self, name):
        delattr(self._referent, name)


class ValueProxy(BaseProxy):
    def get(self):
        return self._getvalue()

    def set(self, v):
        _threads.settle()
        self._referent = _copy(v)

    value = property(get, set)


class BaseManager:
    def __init__(self, address=None, authkey=None, serializer="pickle", ctx=None):
        self._is_over = False

    def start(self, initializer=None, initargs=()):
        _process.current_process()._counter += 1

    def shutdown(self):
        self._is_over = True

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.shutdown()

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None):
        """Objects of the program's own: their public methods are called through the proxy."""
        def make(self, /, *args, **kwds):
            referent = callable(*args, **kwds)
            names = exposed or [name for name in dir(referent)
                                if name[0] != "_" and _is_call(getattr(referent, name))]
            kind = proxytype or _proxy(f"AutoProxy[{typeid}]", *names)
            return _keep(kind(referent))
        make.__name__ = typeid
        setattr(cls, typeid, make)


_is_call = callable


class SyncManager(BaseManager):
    def dict(self, *args, **kwds):
        return _keep(DictProxy(_plain(dict(*args, **kwds))))

    def list(self, *args):
        return _keep(ListProxy([_copy(item) for item in list(*args)]))

    def Namespace(self, **kwds):
        return _keep(NamespaceProxy(Namespace(**kwds)))

    def Value(self, typecode, value, lock=True):
        return _keep(ValueProxy(_copy(value)))

    def Array(self, typecode, sequence, lock=True):
        return self.list(sequence)

    def Queue(self, maxsize=0):
        return _keep(QueueProxy(_queue.Queue(maxsize)))

    def JoinableQueue(self, maxsize=0):
        return self.Queue(maxsize)

    def Lock(self):
        return _Held(_synchronize.Lock())

    def RLock(self):
        return _Held(_synchronize.RLock())

    def Semaphore(self, value=1):
        return _Held(_synchronize.Semaphore(value))

    def Event(self):
        return _Held(_synchronize.Event())

    def Condition(self, lock=None):
        return _Held(_synchronize.Condition())

    def Barrier(self, parties, action=None, timeout=None):
        return _Held(_synchronize.Barrier(parties, action, timeout))


QueueProxy = _proxy("QueueProxy", "put", "get", "put_nowait", "get_nowait", "qsize", "empty",
                    "full", "task_done", "join")


def _plain(names):
    return {_copy(key): _copy(v) for key, v in names.items()}


class _Held(BaseProxy):
    """A lock or its like, which can be handed to a worker of a pool."""

    def __init__(self, referent):
        super().__init__(referent)
        _keep(self)

    def __getattr__(self, name):
        return getattr(self._referent, name)

    def __enter__(self):
        return self._referent.acquire()

    def __exit__(self, *exc):
        self._referent.release()
