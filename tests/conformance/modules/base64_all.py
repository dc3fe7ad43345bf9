"""base64 and binascii: every alphabet, and what is said of wrong letters."""
import base64
import binascii
import io

samples = [b"", b"a", b"ab", b"abc", b"abcd", b"hello world", bytes(range(256)), b"\0\0\0\0", b"    x",
           bytearray(b"ba"), "né".encode()]
pairs = (("b64encode", "b64decode"), ("urlsafe_b64encode", "urlsafe_b64decode"),
         ("standard_b64encode", "standard_b64decode"), ("b32encode", "b32decode"),
         ("b32hexencode", "b32hexdecode"), ("b16encode", "b16decode"), ("b85encode", "b85decode"),
         ("a85encode", "a85decode"), ("encodebytes", "decodebytes"))
for there, back in pairs:
    for sample in samples:
        coded = getattr(base64, there)(sample)
        print(there, coded[:60], len(coded), getattr(base64, back)(coded) == sample)
print(base64.b64encode(b"\xff\xfe\xfd", altchars=b"-_"), base64.b64decode("__79", altchars="-_"))
print(base64.b64decode("aGk="), base64.b64decode(b"a G\nk="), base64.b32decode("nbuq====", casefold=True))
print(base64.b32decode("MLO1====", map01="I"), base64.a85encode(b"a" * 30, wrapcol=10, adobe=True))
print(base64.a85decode(b"<~z!!~>", adobe=True), base64.a85encode(b"        ", foldspaces=True))
print(base64.b85encode(b"abcde", pad=True), base64.a85encode(b"abcde", pad=True))
for attempt in (lambda: base64.b64decode("a"), lambda: base64.b64decode("abc"), lambda: base64.b64decode("é"),
                lambda: base64.b64decode("ab!c", validate=True), lambda: base64.b64decode("=abc", validate=True),
                lambda: base64.b64decode("ab=c", validate=True), lambda: base64.b64decode("YQ==YQ==", validate=True),
                lambda: base64.b64decode("YQ==YQ=="), lambda: base64.b64decode(5), lambda: base64.b64encode("text"),
                lambda: base64.b32decode("a"), lambda: base64.b32decode("a1======"), lambda: base64.b16decode("abc"),
                lambda: base64.b16decode("ab"), lambda: base64.b16decode("A"), lambda: base64.b85decode("\x7f"),
                lambda: base64.b85decode("~~~~~"), lambda: base64.a85decode("vvv"), lambda: base64.a85decode("az"),
                lambda: base64.decodebytes("x"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"),
                lambda: binascii.hexlify("s"), lambda: binascii.a2b_base64("é")):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
print(binascii.hexlify(b"\x01\xab"), binascii.hexlify(b"abcd", "-"), binascii.hexlify(b"abcde", "_", 2), binascii.unhexlify("01aB"))
print(binascii.b2a_base64(b"hi"), binascii.b2a_base64(b"hi", newline=False), binascii.a2b_base64(b"aGk=\n"))
print(binascii.crc32(b"hello"), binascii.crc32(b"lo", binascii.crc32(b"hel")), binascii.crc_hqx(b"hello", 0))
out = io.BytesIO()
base64.encode(io.BytesIO(b"x" * 100), out)
print(out.getvalue())
back = io.BytesIO()
base64.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue() == b"x" * 100)
