"""Identifiers; the random ones come from the program's seed."""
from enum import Enum as _Enum
from hashlib import md5 as _md5, sha1 as _sha1
from random import SystemRandom as _SystemRandom

_random = None
RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    "reserved for NCS compatibility", "specified in RFC 4122",
    "reserved for Microsoft compatibility", "reserved for future definition")

_int, _bytes = int, bytes


class SafeUUID(_Enum):
    safe = 0
    unsafe = -1
    unknown = None


# The fields of a UUID: name, number of bits, from the left.
_fields = (("time_low", 32), ("time_mid", 16), ("time_hi_version", 16), ("clock_seq_hi_variant", 8),
           ("clock_seq_low", 8), ("node", 48))


def _from_fields(fields):
    if len(fields) != 6:
        raise ValueError("fields is not a 6-tuple")
    whole = 0
    for number, (value, (_, bits)) in enumerate(zip(fields, _fields), 1):
        if not 0 <= value < 1 << bits:
            raise ValueError(f"field {number} out of range (need a{'n' * (bits == 8)} "
                             f"{bits}-bit value)")
        whole = whole << bits | value
    return whole


class UUID:
    """A number of 128 bits, as 32 hexadecimal digits."""
    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be "
                            "given")
        if hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(digits, 16)
        if bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        if fields is not None:
            int = _from_fields(fields)
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __getstate__(self):
        return {"int": self.int}

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID.unknown)

    def __int__(self):
        return self.int

    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    def __repr__(self):
        return f"UUID({str(self)!r})"

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return tuple([getattr(self, name) for name, _ in _fields])

    @property
    def time(self):
        return (self.time_hi_version & 0xfff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    @property
    def variant(self):
        top = self.clock_seq_hi_variant >> 5
        return RESERVED_NCS if top < 4 else RFC_4122 if top < 6 else \
            RESERVED_MICROSOFT if top == 6 else RESERVED_FUTURE

    @property
    def version(self):
        return self.int >> 76 & 15 if self.variant == RFC_4122 else None

    @property
    def urn(self):
        return "urn:uuid:" + str(self)


def _add_fields():
    shift = 128
    for name, bits in _fields:
        shift -= bits
        setattr(UUID, name, property(
            lambda self, shift=shift, mask=(1 << bits) - 1: self.int >> shift & mask))


_add_fields()
_node = 0x020000000001
_last = 0               # the time of the latest uuid1()


def getnode():
    return _node


def uuid4():
    global _random
    if _random is None:
        _random = _SystemRandom()
    return UUID(int=_random.getrandbits(128), version=4)


def uuid1(node=None, clock_seq=None):
    import time
    global _last
    now = max(time.time_ns() // 100 + 0x01b21dd213814000, _last + 1)    # never the same twice
    _last = now
    low, middle, high = now & 0xffffffff, now >> 32 & 0xffff, now >> 48 & 0xfff
    node = _node if node is None else node
    return UUID(int=low << 96 | middle << 80 | high << 64 | (clock_seq or 0) << 48 | node,
                version=1)


def uuid3(namespace, name):
    return UUID(bytes=_md5(namespace.bytes + name.encode()).digest(), version=3)


def uuid5(namespace, name):
    return UUID(bytes=_sha1(namespace.bytes + name.encode()).digest()[:16], version=5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
