"""Numbers in memory that all processes share."""
import _threads
from multiprocessing.synchronize import RLock as _RLock

__all__ = ["RawValue", "RawArray", "Value", "Array"]
_FLOATS, _CHARS = "fd", "c"
_BITS = {"b": 8, "B": 8, "h": 16, "H": 16, "i": 32, "I": 32, "l": 64, "L": 64, "q": 64, "Q": 64}


def _fitting(code, v):
    """The value as the C type of this code holds it."""
    if code in _FLOATS:
        return float(v)
    if code in _CHARS:
        if not isinstance(v, bytes) or len(v) != 1:
            raise TypeError("one character bytes, bytearray or integer expected")
        return v
    if not isinstance(v, int):
        raise TypeError(f"'{type(v).__name__}' object cannot be interpreted as an integer"
                        if isinstance(v, str) else "int expected instead of "
                        f"{type(v).__name__} instance")
    if code not in _BITS:
        raise TypeError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
    bits = _BITS[code]
    v &= (1 << bits) - 1
    return v - (1 << bits) if code.islower() and v >> bits - 1 else v


def _zero(code):
    return 0.0 if code in _FLOATS else b"\0" if code in _CHARS else 0


class _Cell:
    def __init__(self, code, *args):
        self._code = code
        self._held = _fitting(code, *args) if args else _zero(code)

    @property
    def value(self):
        _threads.settle()
        return self._held

    @value.setter
    def value(self, v):
        _threads.settle()
        self._held = _fitting(self._code, v)


class _Row:
    def __init__(self, code, size_or_initializer):
        self._code = code
        if isinstance(size_or_initializer, int):
            self._items = [_zero(code)] * size_or_initializer
        else:
            self._items = [_fitting(code, v) for v in size_or_initializer]

    def __len__(self):
        return len(self._items)

    def __getitem__(self, key):
        _threads.settle()
        return self._items[key]

    def __setitem__(self, key, v):
        _threads.settle()
        if isinstance(key, slice):
            self._items[key] = [_fitting(self._code, item) for item in v]
        else:
            self._items[key] = _fitting(self._code, v)

    def __iter__(self):
        for i in range(len(self)):
            yield self[i]


class _Locked:
    def __init__(self, lock):
        self._lock = _RLock() if lock is None or lock is True else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def get_lock(self):
        return self._lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc):
        self._lock.__exit__(*exc)


class Synchronized(_Locked, _Cell):
    def __init__(self, lock, code, *args):
        _Locked.__init__(self, lock)
        _Cell.__init__(self, code, *args)

    def get_obj(self):
        return self

    def __repr__(self):
        return f"<Synchronized wrapper for {_C_NAMES.get(self._code, 'c_int')}({self._held!r})>"


class SynchronizedArray(_Locked, _Row):
    def __init__(self, lock, code, size_or_initializer):
        _Locked.__init__(self, lock)
        _Row.__init__(self, code, size_or_initializer)

    def get_obj(self):
        return self


_C_NAMES = {"i": "c_int", "d": "c_double", "f": "c_float", "l": "c_long", "c": "c_char",
            "b": "c_byte", "h": "c_short", "q": "c_long"}


def RawValue(typecode_or_type, *args):
    return _Cell(typecode_or_type, *args)


def RawArray(typecode_or_type, size_or_initializer):
    return _Row(typecode_or_type, size_or_initializer)


def Value(typecode_or_type, *args, lock=True):
    if lock is False:
        return RawValue(typecode_or_type, *args)
    return Synchronized(lock, typecode_or_type, *args)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    if lock is False:
        return RawArray(typecode_or_type, size_or_initializer)
    return SynchronizedArray(lock, typecode_or_type, size_or_initializer)
