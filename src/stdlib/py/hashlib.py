"""Digests of texts."""
from _hash import digest as _digest, rounds as _rounds

_sizes = {"md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64),
          "sha384": (48, 128), "sha512": (64, 128)}
algorithms_guaranteed = set(_sizes)
algorithms_available = set(_sizes)


class HASH:
    def __init__(self, name, data):
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._data = b""
        if data:
            self.update(data)

    def update(self, data, /):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += data

    def digest(self):
        return _digest(self.name, self._data)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", **kwargs):
    name = name.lower()
    if name not in _sizes:
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
