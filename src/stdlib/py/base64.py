"""Bytes as letters."""

_plain = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_values = {c: i for i, c in enumerate(_plain)}


def b64encode(s, altchars=None):
    out = bytearray()
    for i in range(0, len(s), 3):
        part = s[i:i + 3]
        n = int.from_bytes(part + b"\0" * (3 - len(part)), "big")
        letters = bytes([_plain[n >> shift & 63] for shift in (18, 12, 6, 0)])
        out += letters[:len(part) + 1] + b"=" * (3 - len(part))
    result = bytes(out)
    return result.replace(b"+", altchars[:1]).replace(b"/", altchars[1:]) if altchars else result


def b64decode(s, altchars=None, validate=False):
    if isinstance(s, str):
        s = s.encode("ascii")
    if altchars:
        s = s.replace(altchars[:1], b"+").replace(altchars[1:], b"/")
    out = bytearray()
    n = bits = letters = 0
    for c in s:
        if c in _values:
            n = n << 6 | _values[c]
            bits += 6
            letters += 1
            if bits >= 8:
                bits -= 8
                out.append(n >> bits & 255)
                n &= (1 << bits) - 1
    from binascii import Error
    if letters % 4 == 1:
        raise Error("Invalid base64-encoded string: number of data characters "
                    f"({letters}) cannot be 1 more than a multiple of 4")
    if (letters + s.count(b"=")) % 4 and letters % 4:
        raise Error("Incorrect padding")
    return bytes(out)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    return bytes.fromhex(s.decode() if isinstance(s, bytes) else s)


encodebytes = lambda s: b"".join(b64encode(s[i:i + 57]) + b"\n" for i in range(0, len(s), 57))
decodebytes = b64decode
