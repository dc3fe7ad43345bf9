"""Lists of numbers of one kind."""
from _helpers import show_module as _show_module

__all__ = ["array", "ArrayType", "typecodes"]

typecodes = "bBuhHiIlLqQfd"
_sizes = dict(zip(typecodes, (1, 1, 4, 2, 2, 4, 4, 8, 8, 8, 8, 4, 8)))


@_show_module
class array:
    __module__ = "array"
    __hash__ = None

    def __new__(cls, *args):
        if not 1 <= len(args) <= 2:
            raise TypeError(f"array() takes at {'most 2' if args else 'least 1'} "
                            f"argument{'s' if args else ''} ({len(args)} given)")
        typecode, initializer = args if len(args) == 2 else (args[0], ())
        if not isinstance(typecode, str):
            raise TypeError("array() argument 1 must be a unicode character, not "
                            + type(typecode).__name__)
        if len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not str")
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError("cannot use a str to initialize an array with typecode "
                            f"'{typecode}'")
        if typecode not in _sizes:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self = object.__new__(cls)
        self._code = typecode
        self._items = []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self._items = [self._fit(item) for item in initializer]
        return self

    def __init__(self, *args):
        pass

    typecode = property(lambda self: self._code)
    itemsize = property(lambda self: _sizes[self._code])

    def _fit(self, item):
        code = self._code
        if code == "u":
            if not isinstance(item, str) or len(item) != 1:
                raise TypeError("array item must be a unicode character, not "
                                f"{type(item).__name__}")
            return item
        if code in "fd":
            if not isinstance(item, (int, float)) and not hasattr(item, "__float__"):
                raise TypeError(f"must be real number, not {type(item).__name__}")
            if code == "d":
                return float(item)
            import struct
            return struct.unpack("f", struct.pack("f", item))[0]
        if not isinstance(item, int):
            if not hasattr(item, "__index__"):
                raise TypeError(f"'{type(item).__name__}' object cannot be interpreted as an "
                                "integer")
            item = item.__index__()
        bits = _sizes[code] * 8
        signed = code.islower()
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        if not low <= item <= high:
            raise OverflowError(_overflow(code, item < low))
        return int(item)

    def append(self, v, /):
        self._items.append(self._fit(v))

    def extend(self, bb, /):
        if isinstance(bb, array):
            if bb._code != self._code:
                raise TypeError("can only extend with array of same kind")
            self._items.extend(bb._items)
            return
        for item in bb:
            self.append(item)

    fromlist = extend

    def insert(self, i, v, /):
        self._items.insert(i, self._fit(v))

    def pop(self, i=-1, /):
        if not self._items:
            raise IndexError("pop from empty array")
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("pop index out of range")
        return self._items.pop(i)

    def remove(self, v, /):
        if v not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(v)

    def index(self, v, /, *range):
        if v not in self._items:
            raise ValueError("array.index(x): x not in array")
        return self._items.index(v, *range)

    def count(self, v, /):
        return self._items.count(v)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tounicode(self):
        if self._code != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._items)

    def tobytes(self):
        import struct
        if self._code == "u":
            return "".join(self._items).encode("utf-32-le")
        return struct.pack(f"{len(self._items)}{self._code}", *self._items)

    def frombytes(self, buffer, /):
        import struct
        size = _sizes[self._code]
        if len(buffer) % size:
            raise ValueError("bytes length not a multiple of item size")
        if self._code == "u":
            self._items += bytes(buffer).decode("utf-32-le")
        else:
            self._items += struct.unpack(f"{len(buffer) // size}{self._code}", buffer)

    def tofile(self, f, /):
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        data = f.read(n * _sizes[self._code])
        self.frombytes(data)
        if len(data) < n * _sizes[self._code]:
            raise EOFError("read() didn't return enough bytes")

    def buffer_info(self):
        return id(self._items), len(self._items)

    def byteswap(self):
        size = _sizes[self._code]
        data = self.tobytes()
        self._items.clear()
        self.frombytes(b"".join(data[i:i + size][::-1] for i in range(0, len(data), size)))

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, v):
        return v in self._items

    def __bytes__(self):
        return self.tobytes()

    def _made(self, items):
        made = object.__new__(type(self))
        made._code = self._code
        made._items = items
        return made

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._made(self._items[i])
        try:
            return self._items[i]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, i, v):
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError("can only assign array (not "
                                f'"{type(v).__name__}") to array slice')
            if v._code != self._code:
                raise TypeError("bad argument type for built-in operation")
            self._items[i] = v._items
            return
        item = self._fit(v)
        try:
            self._items[i] = item
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __delitem__(self, i):
        try:
            del self._items[i]
        except IndexError:
            raise IndexError("array assignment index out of range") from None

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError("can only append array (not "
                            f'"{type(other).__name__}") to array')
        if other._code != self._code:
            raise TypeError("bad argument type for built-in operation")
        return self._made(self._items + other._items)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError("can only extend with array (not "
                            f'"{type(other).__name__}")')
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._made(self._items * n) if isinstance(n, int) else NotImplemented

    __rmul__ = __mul__

    def __imul__(self, n):
        self._items *= n
        return self

    def _compare(self, other, test):
        return test(self._items, other._items) if isinstance(other, array) else NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __copy__(self):
        return self._made(list(self._items))

    def __deepcopy__(self, memo):
        return self._made(list(self._items))

    def __repr__(self):
        if not self._items:
            return f"array('{self._code}')"
        shown = "".join(self._items) if self._code == "u" else self._items
        return f"array('{self._code}', {shown!r})"


def _overflow(code, below):
    if code in "bhi":
        kind = {"b": "signed char", "h": "signed short integer", "i": "signed integer"}[code]
        return f"{kind} is {'less than minimum' if below else 'greater than maximum'}"
    if code in "BH":
        kind = {"B": "unsigned byte integer", "H": "unsigned short"}[code]
        return f"{kind} is {'less than minimum' if below else 'greater than maximum'}"
    if code in "lq":
        return "Python int too large to convert to C long"
    if below:
        return "can't convert negative " + ("int to unsigned" if code == "Q" else
                                            "value to unsigned int")
    return "unsigned int is greater than maximum" if code == "I" else \
        "Python int too large to convert to C unsigned long"


ArrayType = array
