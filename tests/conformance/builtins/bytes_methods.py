"""bytes, bytearray, memoryview."""
b = b"Hello\x00\xff"
print(b, len(b), b[0], b[1:3], b.hex(), bytes.fromhex("48 65"), b"ab" + b"c", b"ab" * 2, b"l" in b, 72 in b, list(b"abc"), bytes(3), bytes([65, 66]), bytes("한", "utf-8"), b"".join([b"a", b"b"]))
print(b"a,b".split(b","), b"abc".upper(), b"abc".find(b"c"), b"abc".replace(b"b", b"x"), b" x ".strip(), b"abc".startswith(b"ab"), b"abc".decode(), b"\xed\x95\x9c".decode("utf-8"), b"abc" == "abc", b"a" < b"b", b"abc".index(b"c"), b"a1".isalnum(), b"ab".center(6, b"*"), b"x".zfill(3), b"a\nb".splitlines(), b"a-b".partition(b"-"), b"%d %s" % (5, b"x"), b"abc".hex(" "), b"abc".count(b"b"), b"Ab".swapcase(), b"ab".title())
ba = bytearray(b"abc"); ba[0] = 88; ba.append(100); ba.extend(b"ef"); ba += b"g"; print(ba, bytes(ba), ba.pop(), ba.decode(), len(ba)); ba[1:3] = b"__"; del ba[0]; ba.insert(0, 65); ba.reverse(); print(ba, bytearray(2), bytearray([1, 2]), ba.find(b"_")); ba.clear(); print(ba)
m = memoryview(b"abcdef"); print(m[0], bytes(m[1:3]), len(m), m.tobytes(), list(m[:2]), m[1:3].tolist())
print(int.from_bytes(b"\x01\x00", "big"), (258).to_bytes(2, "little"), ord(b"a"), bytes(range(5)), b"\x80abc".decode("utf-8", "replace"), b"\xff".decode("latin-1"), b"ab\xff".decode("utf-8", "ignore"), repr(b"\t\n\r'\""), str(b"x"), b"abc"[::-1], hash(b"a") == hash(b"a"), {b"k": 1}[b"k"], bytes(b"copy"), b"a" b"b", b"""tri""")
for f in (lambda: b"a" + "b", lambda: "a" + b"b", lambda: bytes("x"), lambda: bytes([256]), lambda: b"\xff".decode(), lambda: b"a"[5], lambda: b"abc".index(b"z"), lambda: bytes(-1), lambda: bytes(1.5), lambda: b"a".join(["x"]), lambda: bytes.fromhex("zz"), lambda: ba.__setitem__(0, 1), lambda: bytearray(b"a").append(256), lambda: b"a".nope, lambda: "x" in b"xyz", lambda: b"a".split("a"), lambda: int(b"x"), lambda: b"\xe9t\xe9".decode("utf-8"), lambda: b"a" < "a", lambda: b"%d" % "x"):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
