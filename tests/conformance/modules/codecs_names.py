"""codecs: encodings by name, rot13, hex and base64."""
import codecs
import os
import tempfile

print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode("né"), codecs.decode(b"n\xc3\xa9"))
print(codecs.encode(b"hi", "hex"), codecs.decode("6869", "hex"), codecs.encode(b"hi", "base64"), codecs.decode(b"aGk=", "base64_codec"))
for name in ("utf-8", "UTF8", "utf_8", "latin-1", "ascii", "hex", "rot13", "iso-8859-1", "utf-16"):
    info = codecs.lookup(name)
    print(name, info.name, info.encode("a")[1] if name != "hex" else info.encode(b"a"), callable(info.decode))
try:
    codecs.lookup("no-such-codec")
except LookupError as e:
    print(e)
try:
    codecs.decode(b"\xff", "utf-8")
except UnicodeDecodeError as e:
    print(e)
print(codecs.decode(b"a\xff", "utf-8", "replace"), codecs.encode("aé", "ascii", "ignore"), codecs.BOM_UTF8, codecs.BOM_UTF16_LE)
print(codecs.getencoder("utf-8")("é"), codecs.getdecoder("ascii")(b"a"), list(codecs.iterencode("ab", "utf-8")))
path = os.path.join(tempfile.mkdtemp(), "x.txt")
with codecs.open(path, "w", "utf-8") as f:
    f.write("한글\n")
with codecs.open(path, encoding="utf-8") as f:
    print(f.read(), end="")
