"""Bytes as digits."""


class Error(ValueError):
    pass


def hexlify(data, sep=None):
    return bytes(data).hex().encode() if sep is None else bytes(data).hex(sep).encode()


b2a_hex = hexlify


def unhexlify(hexstr):
    return bytes.fromhex(hexstr.decode() if isinstance(hexstr, (bytes, bytearray)) else hexstr)


a2b_hex = unhexlify
