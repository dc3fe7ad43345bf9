"""Numbers as bytes and back, by a format."""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct",
           "error"]


class error(Exception):
    pass


_native = {"c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8,
           "q": 8, "Q": 8, "n": 8, "N": 8, "e": 2, "f": 4, "d": 8, "P": 8, "s": 1, "p": 1, "x": 1}
_standard = {**_native, "l": 4, "L": 4}
for _letter in "nNP":
    del _standard[_letter]
_floats = {"e": (5, 10), "f": (8, 23), "d": (11, 52)}    # bits of exponent and fraction


def _float_bits(number, letter):
    import math
    exponent_bits, fraction_bits = _floats[letter]
    top, bias = (1 << exponent_bits) - 1, (1 << exponent_bits - 1) - 1
    sign = (math.copysign(1.0, number) < 0) << exponent_bits + fraction_bits
    if number != number:
        return sign | top << fraction_bits | 1 << fraction_bits - 1
    if math.isinf(number):
        return sign | top << fraction_bits
    if not number:
        return sign
    n, d = abs(number).as_integer_ratio()
    exponent = max(n.bit_length() - d.bit_length(), -bias)
    if exponent >= 0 and n < d << exponent or exponent < 0 and n << -exponent < d:
        exponent -= 1
    exponent = max(exponent, 1 - bias)
    shift = fraction_bits - exponent             # scaled: fraction_bits bits behind the point
    if shift >= 0:
        n <<= shift
    else:
        d <<= -shift
    q, r = divmod(n, d)
    if 2 * r > d or 2 * r == d and q & 1:
        q += 1
    bits = q + (exponent + bias - 1 << fraction_bits)    # a carry runs into the exponent
    if bits >= top << fraction_bits:
        raise OverflowError(f"float too large to pack with {letter} format")
    return sign | bits


def _float_from_bits(bits, letter):
    import math
    exponent_bits, fraction_bits = _floats[letter]
    top, bias = (1 << exponent_bits) - 1, (1 << exponent_bits - 1) - 1
    fraction = bits & (1 << fraction_bits) - 1
    exponent = bits >> fraction_bits & top
    sign = -1.0 if bits >> exponent_bits + fraction_bits else 1.0
    if exponent == top:
        return math.nan if fraction else sign * math.inf
    if exponent:
        fraction |= 1 << fraction_bits
    return sign * math.ldexp(fraction, max(exponent, 1) - bias - fraction_bits)


class Struct:
    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode()
        elif not isinstance(format, str):
            raise TypeError("Struct() argument 1 must be a str or bytes object, "
                            f"not {type(format).__name__}")
        self.format = format
        mark = format[:1] if format[:1] in "@=<>!" else ""
        self._order = "big" if mark in (">", "!") and mark else "little"
        sizes = _native if mark in ("", "@") else _standard
        aligned = sizes is _native
        self._parts = []                        # (letter, count, bytes of padding before)
        self.size = 0
        i = len(mark)
        while i < len(format):
            start = i
            while format[i:i + 1].isdigit():
                i += 1
            letter = format[i:i + 1]
            if letter.isspace() and start == i:
                i += 1
                continue
            if not letter:
                raise error("repeat count given without format specifier")
            if letter not in sizes:
                raise error("bad char in struct format")
            count = int(format[start:i]) if i > start else 1
            size = sizes[letter]
            padding = -self.size % size if aligned else 0
            self._parts.append((letter, count, size, padding))
            self.size += padding + size * count
            i += 1
        self._values = sum(1 if letter in "sp" else 0 if letter == "x" else count
                           for letter, count, *rest in self._parts)

    def _one(self, letter, size, value):
        if letter == "c":
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return bytes(value)
        if letter == "?":
            return b"\1" if value else b"\0"
        if letter in _floats:
            if not isinstance(value, (int, float)) and not hasattr(value, "__float__"):
                raise error("required argument is not a float")
            value = float(value)
            if letter == "f" and self.format[:1] not in "@=<>!" and abs(value) >= 2.0 ** 128:
                value = value * float("inf")        # C's conversion, which does not complain
            return _float_bits(value, letter).to_bytes(size, self._order)
        if not isinstance(value, int):
            if not hasattr(value, "__index__"):
                raise error("required argument is not an integer")
            value = value.__index__()
        signed = letter.islower()
        bits = size * 8
        low, high = (-(1 << bits - 1), (1 << bits - 1) - 1) if signed else (0, (1 << bits) - 1)
        if not low <= value <= high:
            big = self._order == "big" and letter not in "bB"
            unsigned = not signed and (big or letter not in "bBhH")
            if unsigned and value < 0 or not -1 << 63 <= value < 1 << 63 or size == 8:
                raise error("int too large to convert" if big and size == 8 else
                            "argument out of range")
            name = None if big else {"b": "byte", "h": "short"}.get(letter.lower())
            name = f"'{letter}'" if name is None else name if signed else "u" + name
            raise error(f"{name} format requires {low} <= number <= {high}")
        return value.to_bytes(size, self._order, signed=signed)

    def pack(self, *values):
        if len(values) != self._values:
            raise error(f"pack expected {self._values} items for packing (got {len(values)})")
        out = bytearray()
        index = 0
        for letter, count, size, padding in self._parts:
            out += bytes(padding)
            if letter == "x":
                out += bytes(count)
            elif letter in "sp":
                value = values[index]
                index += 1
                if not isinstance(value, (bytes, bytearray)):
                    raise error(f"argument for '{letter}' must be a bytes object")
                if letter == "p":
                    value = bytes(value[:min(count - 1, 255)]) if count else b""
                    value = bytes([len(value)]) + value if count else b""
                out += bytes(value[:count]).ljust(count, b"\0")
            else:
                for value in values[index:index + count]:
                    out += self._one(letter, size, value)
                index += count
        return bytes(out)

    def unpack(self, buffer):
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._take(bytes(buffer))

    def _take(self, buffer):
        out = []
        at = 0
        for letter, count, size, padding in self._parts:
            at += padding
            if letter == "x":
                at += count
            elif letter in "sp":
                text = buffer[at:at + count]
                out.append(text if letter == "s" else text[1:1 + text[0]] if text else b"")
                at += count
            else:
                for _ in range(count):
                    part = buffer[at:at + size]
                    at += size
                    if letter == "c":
                        out.append(part)
                    elif letter == "?":
                        out.append(part != b"\0")
                    elif letter in _floats:
                        out.append(_float_from_bits(int.from_bytes(part, self._order), letter))
                    else:
                        out.append(int.from_bytes(part, self._order, signed=letter.islower()))
        return tuple(out)

    def unpack_from(self, buffer, offset=0):
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {offset + self.size} bytes "
                        f"for unpacking {self.size} bytes at offset {offset} "
                        f"(actual buffer size is {len(buffer)})")
        return self._take(bytes(buffer[offset:offset + self.size]))

    def iter_unpack(self, buffer):
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error("iterative unpacking requires a buffer of a multiple of "
                        f"{self.size} bytes")
        return (self._take(bytes(buffer[at:at + self.size]))
                for at in range(0, len(buffer), self.size))

    def pack_into(self, buffer, offset, *values):
        data = self.pack(*values)
        if offset < 0:
            offset += len(buffer)
        if len(buffer) - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {offset + self.size} bytes "
                        f"for packing {self.size} bytes at offset {offset} "
                        f"(actual buffer size is {len(buffer)})")
        buffer[offset:offset + self.size] = data


_made = {}


def _of(format):
    if format not in _made:
        _made[format] = Struct(format)
    return _made[format]


def calcsize(format, /):
    return _of(format).size


def pack(format, /, *values):
    return _of(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _of(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _of(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _of(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _of(format).iter_unpack(buffer)
