"""Digests of texts."""
from _hash import digest as _digest, rounds as _rounds
from _hash3 import blake as _blake, keccak as _keccak

_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64),
          "sha384": (48, 128), "sha512": (64, 128)}
_sha3 = {"sha3_224": (28, 144), "sha3_256": (32, 136), "sha3_384": (48, 104),
         "sha3_512": (64, 72)}
_shakes = {"shake_128": 168, "shake_256": 136}
algorithms_guaranteed = {*_sizes, *_sha3, *_shakes, "blake2b", "blake2s"}
algorithms_available = set(algorithms_guaranteed)


class HASH:
    _data = b""

    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _sizes[name] if name in _sizes else _sha3[name]
        if data:
            self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += data

    def digest(self):
        if self.name in _sizes:
            return _digest(self.name, self._data)
        return _keccak(self.block_size, 6, self._data, self.digest_size)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


class HASHXOF(HASH):
    """A digest of any length."""
    digest_size = 0

    def __init__(self, name, data):
        self.name = name
        self.block_size = _shakes[name]
        if data:
            self.update(data)

    def digest(self, length):
        if length < 0:
            raise ValueError("value must be positive")
        return _keccak(self.block_size, 31, self._data, length)

    def hexdigest(self, length):
        return self.digest(length).hex()


class _Blake(HASH):
    def __init__(self, data=b"", /, *, digest_size=None, key=b"", salt=b"", person=b"", fanout=1,
                 depth=1, leaf_size=0, node_offset=0, node_depth=0, inner_size=0,
                 last_node=False, usedforsecurity=True):
        most = self.MAX_DIGEST_SIZE
        half = self.SALT_SIZE
        self.digest_size = most if digest_size is None else digest_size
        if not 1 <= self.digest_size <= most:
            raise ValueError(f"digest_size must be between 1 and {most} bytes")
        for name, text, limit in (("salt", salt, half), ("person", person, half),
                                  ("key", key, most)):
            if len(text) > limit:
                raise ValueError(f"maximum {name} length is {limit} bytes")
        if not 0 <= fanout <= 255:
            raise ValueError("fanout must be between 0 and 255")
        if not 1 <= depth <= 255:
            raise ValueError("depth must be between 1 and 255")
        if not 0 <= node_depth <= 255:
            raise ValueError("node_depth must be between 0 and 255")
        if not 0 <= inner_size <= most:
            raise ValueError(f"inner_size must be between 0 and is {most}")
        self._last_node = last_node
        lead = bytes((self.digest_size, len(key), fanout, depth)) + leaf_size.to_bytes(4, "little")
        if self._wide:
            lead += node_offset.to_bytes(8, "little") + bytes((node_depth, inner_size)) + bytes(14)
        else:
            lead += node_offset.to_bytes(6, "little") + bytes((node_depth, inner_size))
        self._parameters = lead + bytes(salt).ljust(half, b"\0") + bytes(person).ljust(half, b"\0")
        if key:
            self._data = bytes(key).ljust(self.block_size, b"\0")
        if data:
            self.update(data)

    def digest(self):
        return _blake(self._wide, self._parameters, self._data, self.digest_size, self._last_node)

    def __repr__(self):
        return f"<_blake2.{self.name} object at {id(self):#x}>"


class blake2b(_Blake):
    name, _wide, block_size = "blake2b", True, 128
    SALT_SIZE = PERSON_SIZE = 16
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 64


class blake2s(_Blake):
    name, _wide, block_size = "blake2s", False, 64
    SALT_SIZE = PERSON_SIZE = 8
    MAX_KEY_SIZE = MAX_DIGEST_SIZE = 32


blake2b.__module__ = blake2s.__module__ = "_blake2"


def new(name, data=b"", **kwargs):
    if name.startswith("blake2") and name in ("blake2b", "blake2s"):
        return (blake2b if name == "blake2b" else blake2s)(data, **kwargs)
    name = name.lower()
    if name in _shakes or name.replace("shake", "shake_") in _shakes:
        return HASHXOF(name if "_" in name else name.replace("shake", "shake_"), data)
    name = name.replace("sha3-", "sha3_")
    if name not in _sizes and name not in _sha3:
        raise ValueError("unsupported hash type " + name)
    return HASH(name, data)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


def sha3_224(string=b"", *, usedforsecurity=True):
    return HASH("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return HASH("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return HASH("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return HASH("sha3_512", string)


def shake_128(string=b"", *, usedforsecurity=True):
    return HASHXOF("shake_128", string)


def shake_256(string=b"", *, usedforsecurity=True):
    return HASHXOF("shake_256", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    if not isinstance(hash_name, str):
        raise TypeError("pbkdf2_hmac() argument 'hash_name' must be str, not "
                        + type(hash_name).__name__)
    name = hash_name.lower()
    if name not in _sizes:
        raise ValueError("unsupported hash type")
    for text in (password, salt):
        if not isinstance(text, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(text).__name__}'")
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size, block = _sizes[name]
    if dklen is None:
        dklen = size
    if dklen < 1:
        raise ValueError("key length must be greater than 0.")
    key = _digest(name, password) if len(password) > block else bytes(password)
    key = key.ljust(block, b"\0")
    inner, outer = bytes(b ^ 0x36 for b in key), bytes(b ^ 0x5C for b in key)
    out = b""
    number = 1
    while len(out) < dklen:
        last = _digest(name, outer + _digest(name, inner + salt + number.to_bytes(4, "big")))
        total, left = last, iterations - 1
        while left:
            count = min(left, 10000)      # so that a run can be interrupted between
            last, total = _rounds(name, inner, outer, last, total, count)
            left -= count
        out += total
        number += 1
    return out[:dklen]


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    while data := fileobj.read(1 << 18):
        made.update(data)
    return made
