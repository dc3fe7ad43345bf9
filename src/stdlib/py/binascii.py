"""Bytes as digits and letters, and checksums."""

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {c: i for i, c in enumerate(_LETTERS)}
_table = []                               # of crc32, made when first needed


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _text(data):
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError("argument should be bytes, buffer or ASCII string, not "
                        f"{type(data).__name__!r}") from None


def _bytes(data):
    try:
        return memoryview(data).tobytes()
    except TypeError as e:
        raise TypeError(str(e).removeprefix("memoryview: ")) from None


def hexlify(data, sep=None, bytes_per_sep=1):
    data = _bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify


def unhexlify(hexstr, /):
    hexstr = _text(hexstr)
    if len(hexstr) % 2:
        raise Error("Odd-length string")
    if any(c not in b"0123456789abcdefABCDEF" for c in hexstr):
        raise Error("Non-hexadecimal digit found")
    return bytes.fromhex(hexstr.decode())


a2b_hex = unhexlify


def b2a_base64(data, /, *, newline=True):
    data = _bytes(data)
    out = bytearray()
    whole = len(data) - len(data) % 3
    for i in range(0, whole, 3):
        n = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        out += bytes((_LETTERS[n >> 18], _LETTERS[n >> 12 & 63], _LETTERS[n >> 6 & 63],
                      _LETTERS[n & 63]))
    rest = data[whole:]
    if rest:
        n = int.from_bytes(rest.ljust(3, b"\0"), "big")
        letters = bytes(_LETTERS[n >> shift & 63] for shift in (18, 12, 6, 0))
        out += letters[:len(rest) + 1] + b"=" * (3 - len(rest))
    return bytes(out) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    data = _text(data)
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    out = bytearray()
    n = letters = padding = 0
    for at, c in enumerate(data):
        if c == 61:                       # =
            padding += 1
            if letters % 4 >= 2 and letters % 4 + padding >= 4:
                if strict_mode and at + 1 < len(data):
                    raise Error("Excess data after padding")
                return bytes(out)
            continue
        value = _VALUES.get(c)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if padding and strict_mode:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        n = n << 6 | value
        letters += 1
        if letters % 4 != 1:
            shift = 6 - 2 * ((letters - 1) % 4)
            out.append(n >> shift & 255)
            n &= (1 << shift) - 1
    if letters % 4 == 1:
        raise Error("Invalid base64-encoded string: number of data characters "
                    f"({letters}) cannot be 1 more than a multiple of 4")
    if letters % 4:
        raise Error("Incorrect padding")
    return bytes(out)


def crc32(data, value=0, /):
    if not _table:
        for n in range(256):
            for _ in range(8):
                n = n >> 1 ^ 0xEDB88320 if n & 1 else n >> 1
            _table.append(n)
    crc = value & 0xFFFFFFFF ^ 0xFFFFFFFF
    for c in _bytes(data):
        crc = _table[(crc ^ c) & 255] ^ crc >> 8
    return crc ^ 0xFFFFFFFF


def crc_hqx(data, crc, /):
    for c in _bytes(data):
        crc ^= c << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
