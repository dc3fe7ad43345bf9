"""Bytes as letters: base 64, 32, 16, 85."""
from binascii import Error as _Error, a2b_base64 as _a2b, b2a_base64 as _b2a

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode",
           "b32encode", "b32decode", "b32hexencode", "b32hexdecode", "b16encode", "b16decode",
           "b85encode", "b85decode", "a85encode", "a85decode", "standard_b64encode",
           "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]
MAXLINESIZE, MAXBINSIZE = 76, 57
bytes_types = (bytes, bytearray)
_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_BASE32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_BASE85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~")


def _given(s):
    """What is decoded may be text."""
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, bytes_types):
        return bytes(s)
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not "
                        f"{type(s).__name__!r}") from None


def b64encode(s, altchars=None):
    encoded = _b2a(s, newline=False)
    if altchars is None:
        return encoded
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    s = _given(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_given(altchars), b"+/"))
    return _a2b(s, strict_mode=validate)


standard_b64encode = b64encode


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def _encode32(s, letters):
    s = bytes(s) if isinstance(s, bytes_types) else memoryview(s).tobytes()
    out = bytearray()
    for i in range(0, len(s), 5):
        part = s[i:i + 5]
        n = int.from_bytes(part.ljust(5, b"\0"), "big")
        text = bytes(letters[n >> shift & 31] for shift in range(35, -1, -5))
        used = -(-len(part) * 8 // 5)
        out += text[:used] + b"=" * (8 - used)
    return bytes(out)


def _decode32(s, letters, casefold=False, map01=None):
    s = _given(s)
    if len(s) % 8:
        raise _Error("Incorrect padding")
    if map01 is not None:
        s = s.translate(bytes.maketrans(b"01", b"O" + _given(map01)))
    if casefold:
        s = s.upper()
    padding = len(s) - len(s.rstrip(b"="))
    s = s.rstrip(b"=")
    n = 0
    for c in s:
        value = letters.find(c)
        if value < 0:
            raise _Error("Non-base32 digit found")
        n = n << 5 | value
    if padding not in (0, 1, 3, 4, 6):
        raise _Error("Incorrect padding")
    size = len(s) * 5 // 8
    return (n >> len(s) * 5 - size * 8).to_bytes(size, "big")


def b32encode(s):
    return _encode32(s, _BASE32)


def b32decode(s, casefold=False, map01=None):
    return _decode32(s, _BASE32, casefold, map01)


def b32hexencode(s):
    return _encode32(s, _BASE32_HEX)


def b32hexdecode(s, casefold=False):
    return _decode32(s, _BASE32_HEX, casefold)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _given(s)
    if casefold:
        s = s.upper()
    if any(c not in b"0123456789ABCDEF" for c in s):
        raise _Error("Non-base16 digit found")
    if len(s) % 2:
        raise _Error("Odd-length string")
    return bytes.fromhex(s.decode())


def _words85(b, letters, short_zero=False, short_blanks=False, pad=False):
    size = -len(b) % 4
    b = bytes(b) + b"\0" * size
    parts = []
    for i in range(0, len(b), 4):
        n = int.from_bytes(b[i:i + 4], "big")
        if short_zero and n == 0 and not (size and not pad and i + 4 == len(b)):
            parts.append(b"z")
        elif short_blanks and n == 0x20202020:
            parts.append(b"y")
        else:
            digits = []
            for _ in range(5):
                n, digit = divmod(n, 85)
                digits.append(letters[digit])
            parts.append(bytes(reversed(digits)))
    if size and not pad:
        parts[-1] = parts[-1][:5 - size]
    return b"".join(parts)


_ASCII85 = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _words85(b, _ASCII85, True, foldspaces, pad)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    return result + b"~>" if adobe else result


def _from85(digits, out, message):
    n = 0
    for digit in digits:
        n = n * 85 + digit
    if n >= 1 << 32:
        raise ValueError(message)
    out.append(n.to_bytes(4, "big"))


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _given(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with b'~>'")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    out, digits = [], []
    for c in b + b"u" * 4:
        if 33 <= c <= 117:
            digits.append(c - 33)
            if len(digits) == 5:
                _from85(digits, out, "Ascii85 overflow")
                digits = []
        elif c == ord("z"):
            if digits:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(b"\0\0\0\0")
        elif foldspaces and c == ord("y"):
            if digits:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"    ")
        elif c not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % c)
    padding = 4 - len(digits)
    result = b"".join(out)
    return result[:-padding] if padding else result


def b85encode(b, pad=False):
    return _words85(b, _BASE85, pad=pad)


def b85decode(b):
    b = _given(b)
    padding = -len(b) % 5
    out, digits = [], []
    for i, c in enumerate(b + b"~" * padding):
        digit = _BASE85.find(c)
        if digit < 0:
            raise ValueError(f"bad base85 character at position {i}")
        digits.append(digit)
        if len(digits) == 5:
            _from85(digits, out, f"base85 overflow in hunk starting at byte {i - 4}")
            digits = []
    result = b"".join(out)
    return result[:-padding] if padding else result


def encodebytes(s):
    s = memoryview(s).tobytes()
    return b"".join(_b2a(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f"expected bytes-like object, not {type(s).__name__}")
    return _a2b(s)


def encode(input, output):
    while data := input.read(MAXBINSIZE):
        output.write(_b2a(data))


def decode(input, output):
    for line in input:
        output.write(_a2b(line))
