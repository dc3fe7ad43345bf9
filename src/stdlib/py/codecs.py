"""Encodings by name, and a few codecs between texts and between bytes."""
import io as _io

__all__ = ["encode", "decode", "lookup", "open", "CodecInfo", "BOM", "BOM_BE", "BOM_LE",
           "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_BE", "BOM_UTF16_LE", "BOM_UTF32", "BOM_UTF32_BE",
           "BOM_UTF32_LE", "getencoder", "getdecoder", "iterencode", "iterdecode"]
BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM = BOM_UTF16 = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM_UTF32 = b"\xff\xfe\0\0"
BOM_UTF32_BE = b"\0\0\xfe\xff"
_UPPER, _LOWER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"
_ROT13 = str.maketrans(_UPPER + _LOWER,
                       _UPPER[13:] + _UPPER[:13] + _LOWER[13:] + _LOWER[:13])


def _rot13(text, errors="strict"):
    return text.translate(_ROT13), len(text)


def _hex_encode(data, errors="strict"):
    from binascii import hexlify
    return hexlify(data), len(data)


def _hex_decode(data, errors="strict"):
    from binascii import unhexlify
    return unhexlify(data), len(data)


def _base64_encode(data, errors="strict"):
    from base64 import encodebytes
    return encodebytes(data), len(data)


def _base64_decode(data, errors="strict"):
    from base64 import decodebytes
    return decodebytes(data), len(data)


_OWN = {"rot13": (_rot13, _rot13), "hex": (_hex_encode, _hex_decode),
        "base64": (_base64_encode, _base64_decode)}
_ALIASES = {"rot_13": "rot13", "hex_codec": "hex", "base_64": "base64", "base64_codec": "base64",
            "utf8": "utf-8", "u8": "utf-8", "utf": "utf-8", "utf_8": "utf-8", "us-ascii": "ascii",
            "646": "ascii", "latin1": "iso8859-1", "latin-1": "iso8859-1", "latin_1": "iso8859-1",
            "iso-8859-1": "iso8859-1", "iso8859_1": "iso8859-1", "l1": "iso8859-1",
            "utf16": "utf-16", "utf_16": "utf-16", "utf32": "utf-32", "utf_32": "utf-32",
            "utf_8_sig": "utf-8-sig"}


class CodecInfo(tuple):
    """encode, decode, and the stream classes, which are not here."""

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None,
                incrementalencoder=None, incrementaldecoder=None, name=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        return self

    def __repr__(self):
        return f"<codecs.CodecInfo object for encoding {self.name} at {id(self):#x}>"


def lookup(encoding, /):
    name = encoding.lower().replace(" ", "_")
    name = _ALIASES.get(name, _ALIASES.get(name.replace("-", "_"), name))
    if name in _OWN:
        return CodecInfo(*_OWN[name], name="rot-13" if name == "rot13" else name)
    "".encode(name)                       # LookupError: there is none such

    def encoder(text, errors="strict"):
        return text.encode(name, errors), len(text)

    def decoder(data, errors="strict"):
        return bytes(data).decode(name, errors), len(data)
    return CodecInfo(encoder, decoder, name=name)


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def encode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    return lookup(encoding).decode(obj, errors)[0]


def iterencode(iterator, encoding, errors="strict", **kwargs):
    for part in iterator:
        yield encode(part, encoding, errors)


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    for part in iterator:
        yield decode(part, encoding, errors)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    if encoding is not None and "b" in mode:
        mode = mode.replace("b", "")
    return _io.open(filename, mode, encoding=encoding, errors=errors if encoding else None)


def utf_8_encode(text, errors="strict", /):
    return text.encode("utf-8", errors), len(text)


def utf_8_decode(data, errors="strict", final=False, /):
    return bytes(data).decode("utf-8", errors), len(data)
