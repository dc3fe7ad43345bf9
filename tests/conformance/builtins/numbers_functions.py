"""abs, round, divmod, pow, min, max, sum, bin, hex, oct, chr, ord, int, float, bool, complex."""
print(abs(-3), abs(-2.5), abs(3 + 4j), abs(True), round(3.7), round(-3.5), round(4.5), round(3.14159, 3), round(1e20), round(-0.5), round(12345, -3), round(5.5), round(6.5), round(2.5, 0), round(True), round(0.15, 1), round(0.25, 1), round(0.35, 1), round(2.675, 2), round(1.1e-5, 6))
print(divmod(7, 3), divmod(-7, 3), divmod(7.5, 2), pow(2, 3), pow(2, -1), pow(2, 3, 5), pow(0, 0), pow(2.5, 2), pow(-8, 1/3) if False else "", pow(10, 20), pow(3, 200, 13))
print(min(3, 1, 2), max("b", "a"), min([1]), max((1, 2), (1, 3)), sum(range(5)), sum([1.5, 2]), sum([True, True]), min("hello"), max({"a": 5, "b": 1}), sum((i for i in range(3)), 10))
print(bin(10), hex(255), oct(64), bin(-3), hex(0), chr(97), ord("a"), chr(0x1F600), ord("€"), int("7"), int(7.9), int("-0b11", 2), float("3"), float(3), bool(0), bool("0"), bool([]), bool([0]), bool(None), bool(0.0), bool(-1), bool({}), complex("1+1j"))
print(int("0o17", 8), int("0xff", 0), int("  12\n"), float("1e-3"), float("-.5"), float("nan") != float("nan"), int(1e15), int(-1.5), bool("False"), True + 1, False * 5, isinstance(True, int), True == 1, True is 1 if False else "", str(True), int(True), float(True), hash(True))
print(1 / 3, 10 / 5, 10 // 3, 10 % 3, -10 // 3, -10 % 3, 2 ** 10, 2 ** 0.5, 10 ** -2, 7 // 2.0, 7 % 2.5, 1e3, 1e16 + 1, 0.1 * 3, 1.1 + 2.2, 3.0 * 2, 1e308 * 10, -1e308 * 10, 5 // 0.3, 1_000 * 2)
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: divmod(1.0, 0), lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: abs("x"), lambda: round("x"), lambda: pow("a", 2), lambda: int("x"), lambda: int("1.5"), lambda: int([]), lambda: float("x"), lambda: float([]), lambda: chr("a"), lambda: ord(5), lambda: bin(1.5), lambda: hex("a"), lambda: min([]), lambda: max(), lambda: sum([1, "a"]), lambda: 5 + None, lambda: None + 5, lambda: 5 + "5", lambda: "5" + 5, lambda: [] + 5, lambda: 5 - "a", lambda: "a" / 2, lambda: {} * 2, lambda: -"a", lambda: ~1.5, lambda: +[], lambda: 5 < "a", lambda: None < 1, lambda: [] >= 1, lambda: 1 << -1, lambda: 1.5 << 1, lambda: 5 & 1.0, lambda: "a" ** 2, lambda: None % 2, lambda: 5 @ 2, lambda: 2 ** 100000 % 0, lambda: round(1.5, "a"), lambda: round(1.5, 1.5), lambda: int("12", 1), lambda: complex("x"), lambda: pow(2, 3, 0), lambda: pow(2.0, 2, 3), lambda: float(10 ** 400), lambda: int(float("nan")), lambda: 10 ** 400 * 1.0, lambda: print(len(5)), lambda: len(None), lambda: divmod("a", 1), lambda: pow(2, -1, 4), lambda: math):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x = 5; x += 1.5; print(x); x //= 2; print(x); y = "a"; y += "b"; y *= 2; print(y); z = [1]; z += (2,); print(z)
try: x += "a"
except TypeError as e: print(e)
try: x -= None
except TypeError as e: print(e)
try: y -= "a"
except TypeError as e: print(e)
try: z @= 2
except TypeError as e: print(e)
try: x **= "a"
except TypeError as e: print(e)
try: x >>= 1
except TypeError as e: print(e)
