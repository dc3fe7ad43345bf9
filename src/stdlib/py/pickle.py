"""Objects as bytes, in CPython's format; written from protocol 2 on."""
import copyreg as _copyreg
import io as _io
import sys as _sys
from struct import pack as _pack, unpack_from as _unpack

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump",
           "dumps", "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]
HIGHEST_PROTOCOL, DEFAULT_PROTOCOL = 5, 4
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
_BATCH = 1000


class PickleError(Exception):
    pass


class PicklingError(PickleError):
    pass


class UnpicklingError(PickleError):
    pass


for _kind in PickleError, PicklingError, UnpicklingError:
    _kind.__module__ = "_pickle"


def _no_pickle(obj):
    raise TypeError(f"cannot pickle '{type(obj).__name__}' object")


_DATES = {"date": ("year", "month", "day"), "timedelta": ("days", "seconds", "microseconds"),
          "time": ("hour", "minute", "second", "microsecond", "tzinfo"),
          "datetime": ("year", "month", "day", "hour", "minute", "second", "microsecond",
                       "tzinfo")}


def _partial(func, args, keywords):
    from functools import partial
    return partial(func, *args, **keywords)


def _special(obj):
    """How built-in objects are made again; None: they say so themselves."""
    from collections import Counter, OrderedDict, defaultdict, deque
    kind = type(obj)
    if kind.__module__ == "datetime" and kind.__name__ in _DATES:
        return kind, tuple(getattr(obj, name) for name in _DATES[kind.__name__])
    if kind.__module__ == "fractions" and kind.__name__ == "Fraction":
        return kind, (obj.numerator, obj.denominator)
    if kind is Counter:
        return kind, (dict(obj),)
    if kind is OrderedDict:
        return kind, (), None, None, iter(obj.items())
    if kind is defaultdict:
        args = () if obj.default_factory is None else (obj.default_factory,)
        return kind, args, None, None, iter(obj.items())
    if kind.__name__ == "partial" and kind.__module__ == "functools":
        return _partial, (obj.func, obj.args, obj.keywords)
    if kind is range:
        return range, (obj.start, obj.stop, obj.step)
    if kind is slice:
        return slice, (obj.start, obj.stop, obj.step)
    if kind is complex:
        return complex, (obj.real, obj.imag)
    if kind is bytearray:
        return bytearray, (bytes(obj),)
    if issubclass(kind, deque):
        args = () if obj.maxlen is None else ((), obj.maxlen)
        return kind, args, vars(obj) or None if hasattr(obj, "__dict__") else None, iter(obj)
    if issubclass(kind, BaseException) and kind.__reduce__ in (BaseException.__reduce__,
                                                               object.__reduce__):
        return (kind, obj.args, vars(obj)) if getattr(obj, "__dict__", None) else (kind, obj.args)
    return None


class Pickler:
    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if protocol < 2:
            raise ValueError(f"pickle protocol {protocol} is only read here, not written")
        if not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self.file = file
        self.proto = protocol
        self.memo = {}                    # id: (number, the object: so that the id stays its own)

    def clear_memo(self):
        self.memo.clear()

    def persistent_id(self, obj):
        return None

    def dump(self, obj):
        self._parts = []
        self._save(obj)
        self._parts.append(b".")
        body = b"".join(self._parts)
        head = bytes((0x80, self.proto))
        if self.proto >= 4 and len(body) >= 4:
            head += b"\x95" + _pack("<Q", len(body))
        self.file.write(head + body)

    def _memoize(self, obj):
        number = len(self.memo)
        self.memo[id(obj)] = number, obj
        if self.proto >= 4:
            self._parts.append(b"\x94")
        else:
            self._parts.append(b"q" + bytes((number,)) if number < 256
                               else b"r" + _pack("<I", number))

    def _save(self, obj):
        add = self._parts.append
        persistent = self.persistent_id(obj)
        if persistent is not None:
            self._save(persistent)
            add(b"Q")
            return
        known = self.memo.get(id(obj))
        if known is not None:
            add(b"h" + bytes((known[0],)) if known[0] < 256 else b"j" + _pack("<I", known[0]))
            return
        kind = type(obj)
        if obj is None or kind is bool:
            add(b"N" if obj is None else b"\x88" if obj else b"\x89")
        elif kind is int:
            self._save_int(obj)
        elif kind is float:
            add(b"G" + _pack(">d", obj))
        elif kind in _SAVERS:
            getattr(self, _SAVERS[kind])(obj)
        else:
            self._save_other(obj, kind)

    def _save_int(self, n):
        add = self._parts.append
        if 0 <= n < 256:
            add(b"K" + bytes((n,)))
        elif 0 <= n < 65536:
            add(b"M" + _pack("<H", n))
        elif -0x80000000 <= n < 0x80000000:
            add(b"J" + _pack("<i", n))
        else:
            size = (n if n >= 0 else ~n).bit_length() // 8 + 1
            data = n.to_bytes(size, "little", signed=True)
            add(b"\x8a" + bytes((size,)) + data if size < 256
                else b"\x8b" + _pack("<i", size) + data)

    def _save_str(self, text):
        data = text.encode("utf-8", "surrogatepass")
        if len(data) < 256 and self.proto >= 4:
            self._parts.append(b"\x8c" + bytes((len(data),)) + data)
        else:
            self._parts.append(b"X" + _pack("<I", len(data)) + data)
        self._memoize(text)

    def _save_bytes(self, data):
        if self.proto < 3:
            self._save_reduce(data, _encode, (data.decode("latin-1"), "latin1"))
            return
        self._parts.append((b"C" + bytes((len(data),)) if len(data) < 256
                            else b"B" + _pack("<I", len(data))) + data)
        self._memoize(data)

    def _save_tuple(self, items):
        add = self._parts.append
        if not items:
            add(b")")
            return
        if len(items) > 3:
            add(b"(")
        for item in items:
            self._save(item)
        known = self.memo.get(id(items))
        if known is not None:             # one of the items holds it
            add(b"1" if len(items) > 3 else b"0" * len(items))
            add(b"h" + bytes((known[0],)) if known[0] < 256 else b"j" + _pack("<I", known[0]))
            return
        add(b"t" if len(items) > 3 else bytes((0x84 + len(items),)))
        self._memoize(items)

    def _save_list(self, items):
        self._parts.append(b"]")
        self._memoize(items)
        self._append_all(items)

    def _append_all(self, items):
        items = list(items)
        for i in range(0, len(items), _BATCH):
            batch = items[i:i + _BATCH]
            if len(batch) > 1:
                self._parts.append(b"(")
            for item in batch:
                self._save(item)
            self._parts.append(b"e" if len(batch) > 1 else b"a")

    def _save_dict(self, items):
        self._parts.append(b"}")
        self._memoize(items)
        self._set_all(items.items())

    def _set_all(self, items):
        items = list(items)
        for i in range(0, len(items), _BATCH):
            batch = items[i:i + _BATCH]
            if len(batch) > 1:
                self._parts.append(b"(")
            for key, value in batch:
                self._save(key)
                self._save(value)
            self._parts.append(b"u" if len(batch) > 1 else b"s")

    def _save_set(self, items):
        if self.proto < 4:
            self._save_reduce(items, set, (list(items),))
            return
        self._parts.append(b"\x8f")
        self._memoize(items)
        items = list(items)
        for i in range(0, len(items), _BATCH):
            self._parts.append(b"(")
            for item in items[i:i + _BATCH]:
                self._save(item)
            self._parts.append(b"\x90")

    def _save_frozenset(self, items):
        if self.proto < 4:
            self._save_reduce(items, frozenset, (list(items),))
            return
        self._parts.append(b"(")
        for item in items:
            self._save(item)
        self._parts.append(b"\x91")
        self._memoize(items)

    def _save_global(self, obj, name=None):
        name = name or getattr(obj, "__qualname__", None) or obj.__name__
        module = getattr(obj, "__module__", None) or "__main__"
        if obj is _encode:
            self._parts.append(b"c_codecs\nencode\n")
            self._memoize(obj)
            return
        found = __import__(module, None, None, ["x"])
        try:
            for part in name.split("."):
                if part == "<locals>":
                    raise AttributeError(f"Can't pickle local object {name!r}")
                found = getattr(found, part)
        except AttributeError as e:
            if "local object" in str(e):
                raise
            raise PicklingError(f"Can't pickle {obj!r}: attribute lookup {name} on {module} "
                                "failed") from None
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as "
                                f"{module}.{name}")
        if self.proto >= 4:
            self._save(module)
            self._save(name)
            self._parts.append(b"\x93")
        elif "." in name:
            above, _, last = name.rpartition(".")
            self._save_reduce(obj, getattr, (_sys.modules[module].__dict__[above], last))
            return
        else:
            if self.proto < 3:
                module = {"builtins": "__builtin__", "copyreg": "copy_reg"}.get(module, module)
            self._parts.append(f"c{module}\n{name}\n".encode())
        self._memoize(obj)

    def _save_other(self, obj, kind):
        from enum import Enum
        from types import BuiltinFunctionType, FunctionType
        how = getattr(self, "reducer_override", lambda obj: NotImplemented)(obj)
        if how is NotImplemented:
            table = getattr(self, "dispatch_table", _copyreg.dispatch_table)
            if kind in table:
                how = table[kind](obj)
            elif issubclass(kind, type) or kind in (FunctionType, BuiltinFunctionType):
                self._save_global(obj)
                return
            elif issubclass(kind, Enum):
                how = kind, (obj.value,)
            else:
                how = _special(obj) or obj.__reduce_ex__(self.proto)
        if isinstance(how, str):
            self._save_global(obj, how)
            return
        if not isinstance(how, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(how) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduce(obj, *how)

    def _save_reduce(self, obj, function, args, state=None, items=None, pairs=None, setter=None):
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            args = (args,)
        add = self._parts.append
        if getattr(function, "__name__", "") == "__newobj__":
            self._save(args[0])
            self._save(tuple(args[1:]))
            add(b"\x81")
        else:
            self._save(function)
            self._save(args)
            add(b"R")
        self._memoize(obj)
        if items is not None:
            self._append_all(items)
        if pairs is not None:
            self._set_all(pairs)
        if state is not None and setter is None:
            self._save(state)
            add(b"b")
        elif state is not None:
            self._save(setter)
            self._save(obj)
            self._save(state)
            add(b"\x86R0")


_SAVERS = {str: "_save_str", bytes: "_save_bytes", tuple: "_save_tuple", list: "_save_list",
           dict: "_save_dict", set: "_save_set", frozenset: "_save_frozenset"}


def _encode(text, encoding):
    return text.encode(encoding)


_CONSTANTS = {ord("N"): None, 0x88: True, 0x89: False}
_MARK = object()


class Unpickler:
    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict",
                 buffers=None):
        if not hasattr(file, "read"):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self.file = file

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no "
                              "persistent_load function was specified.")

    def find_class(self, module, name):
        if (module, name) == ("_codecs", "encode"):
            return _encode
        module = {"__builtin__": "builtins", "copy_reg": "copyreg"}.get(module, module)
        found = __import__(module, None, None, ["x"])
        for part in name.split("."):
            try:
                found = getattr(found, part)
            except AttributeError:
                raise AttributeError(f"Can't get attribute {name!r} on {_sys.modules[module]!r}") \
                    from None
        return found

    def load(self):
        self._stack, self._memo = [], {}
        while True:
            code = self.file.read(1)
            if not code:
                raise EOFError("Ran out of input")
            code = code[0]
            if code in _CONSTANTS:
                self._stack.append(_CONSTANTS[code])
            elif code == ord("."):
                return self._stack.pop()
            elif code in _READERS:
                self._stack.append(_READERS[code](self))
            elif code in _DOERS:
                _DOERS[code](self)
            else:
                raise UnpicklingError(f"invalid load key, {chr(code)!r}." if code < 128
                                      else f"invalid load key, '\\x{code:02x}'.")

    def _read(self, size):
        data = self.file.read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _number(self, form, size):
        return _unpack("<" + form, self._read(size))[0]

    def _line(self):
        line = self.file.readline()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1].decode()

    def _int_line(self):
        text = self._line()
        return text == "01" if text in ("00", "01") else int(text)

    def _since_mark(self):
        stack = self._stack
        at = len(stack) - 1
        while stack[at] is not _MARK:
            at -= 1
        items = stack[at + 1:]
        del stack[at:]
        return items

    def _top(self, count):
        items = self._stack[-count:]
        del self._stack[-count:]
        return items

    def _call(self):
        function, args = self._top(2)
        return function(*args)

    def _new(self):
        cls, args = self._top(2)
        return cls.__new__(cls, *args)

    def _new_with_names(self):
        cls, args, kwargs = self._top(3)
        return cls.__new__(cls, *args, **kwargs)

    def _global(self):
        return self.find_class(self._line(), self._line())

    def _stack_global(self):
        return self.find_class(*self._top(2))

    def _extend(self, items):
        into = self._stack[-1]
        if hasattr(into, "extend"):
            into.extend(items)
        else:
            for item in items:
                into.append(item)

    def _update(self, items):
        into = self._stack[-1]
        for i in range(0, len(items), 2):
            into[items[i]] = items[i + 1]

    def _build(self):
        state = self._stack.pop()
        obj = self._stack[-1]
        if hasattr(obj, "__setstate__"):
            obj.__setstate__(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            vars(obj).update(state)
        for name, value in (slots or {}).items():
            setattr(obj, name, value)

    def _put(self, number):
        self._memo[number] = self._stack[-1]


_READERS = {
    ord("K"): lambda u: u._read(1)[0], ord("M"): lambda u: u._number("H", 2),
    ord("J"): lambda u: u._number("i", 4), ord("G"): lambda u: _unpack(">d", u._read(8))[0],
    ord("I"): Unpickler._int_line,
    ord("L"): lambda u: int(u._line().rstrip("L")), ord("F"): lambda u: float(u._line()),
    ord("V"): lambda u: u._line().encode("latin-1").decode("raw-unicode-escape"),
    0x8a: lambda u: int.from_bytes(u._read(u._read(1)[0]), "little", signed=True),
    0x8b: lambda u: int.from_bytes(u._read(u._number("i", 4)), "little", signed=True),
    0x8c: lambda u: u._read(u._read(1)[0]).decode("utf-8", "surrogatepass"),
    ord("X"): lambda u: u._read(u._number("I", 4)).decode("utf-8", "surrogatepass"),
    0x8d: lambda u: u._read(u._number("Q", 8)).decode("utf-8", "surrogatepass"),
    ord("C"): lambda u: u._read(u._read(1)[0]), ord("B"): lambda u: u._read(u._number("I", 4)),
    0x8e: lambda u: u._read(u._number("Q", 8)),
    0x96: lambda u: bytearray(u._read(u._number("Q", 8))),
    ord(")"): lambda u: (), ord("]"): lambda u: [], ord("}"): lambda u: {}, 0x8f: lambda u: set(),
    ord("("): lambda u: _MARK, ord("t"): lambda u: tuple(u._since_mark()),
    ord("l"): lambda u: u._since_mark(), 0x91: lambda u: frozenset(u._since_mark()),
    ord("d"): lambda u: dict(zip((items := u._since_mark())[::2], items[1::2])),
    0x85: lambda u: tuple(u._top(1)), 0x86: lambda u: tuple(u._top(2)),
    0x87: lambda u: tuple(u._top(3)), ord("R"): Unpickler._call, 0x81: Unpickler._new,
    0x92: Unpickler._new_with_names, ord("c"): Unpickler._global, 0x93: Unpickler._stack_global,
    ord("h"): lambda u: u._memo[u._read(1)[0]], ord("j"): lambda u: u._memo[u._number("I", 4)],
    ord("g"): lambda u: u._memo[int(u._line())], ord("2"): lambda u: u._stack[-1],
    ord("Q"): lambda u: u.persistent_load(u._stack.pop())}
_DOERS = {
    0x80: lambda u: u._read(1), 0x95: lambda u: u._read(8),
    0x94: lambda u: u._put(len(u._memo)), ord("q"): lambda u: u._put(u._read(1)[0]),
    ord("r"): lambda u: u._put(u._number("I", 4)), ord("p"): lambda u: u._put(int(u._line())),
    ord("a"): lambda u: u._extend(u._top(1)), ord("e"): lambda u: u._extend(u._since_mark()),
    ord("s"): lambda u: u._update(u._top(2)), ord("u"): lambda u: u._update(u._since_mark()),
    0x90: lambda u: (items := u._since_mark(), u._stack[-1].update(items)),
    ord("b"): Unpickler._build, ord("0"): lambda u: u._stack.pop(),
    ord("1"): lambda u: u._since_mark()}


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    file = _io.BytesIO()
    Pickler(file, protocol).dump(obj)
    return file.getvalue()


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    Pickler(file, protocol).dump(obj)


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return Unpickler(_io.BytesIO(data)).load()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    return Unpickler(file).load()
