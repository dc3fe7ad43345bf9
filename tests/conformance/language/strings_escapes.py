"""String literals: escapes, raw strings, triple quotes, concatenation, bytes."""
print("tab\there", "new\\n", 'it\'s', "quote\"s", "\x41\u0041\U00000041\101", "\a\b\f\v".encode())
print(r"raw\n\t", R'\d+', rb"\x00", b"bytes\x00\xff", "bell\a".__repr__())
print("""triple
  quoted "with" quotes
""")
print('''a\
b''')
print("a" 'b' "c" f"{1 + 1}" "d")
print(("long "
       "string"))
print(repr("it's"), repr('say "hi"'), repr("it's \"both\""), repr("\n\t\r\\"), repr("\x00\x1f\x7f\x80\xa0\xad"))
print(repr("한글 \u200b \ufeff é \U0001F600"), ascii("한글 é \U0001F600"), len("한글"), len("\U0001F600"))

print("한" < "글", ord("한"), chr(54620), "한글"[0], "한글".encode(), "한글".encode("utf-16-le"), b"\xed\x95\x9c".decode())
print(repr(b"it's"), repr(b'"'), repr(b"\n\x00\xff~"), bytes("é", "latin-1"))
print("%s" % "x", "%%", "%d%%" % 5)
print("a\
b")
print('\1', repr('\1\12\123'), "\0".encode(), len("\0"))
