"""Integers: unbounded, their methods, conversions."""
n = 2 ** 200
print(n, n.bit_length(), (-n).bit_length(), n.bit_count())
print(n // 3, n % 1000007, -n // 7, -n % 7, divmod(n, 10 ** 30))
print(n * n, n - n, n + -n == 0, n > 10 ** 60, n == float(n))
print(int("123"), int("  -42 "), int("0x1f", 16), int("ff", 16), int("0b101", 0), int("z", 36), int("1_000"))
print(int(3.99), int(-3.99), int(True), int("٣"), int(b"12"), int())
print(hex(255), oct(8), bin(10), hex(-255), bin(-5), hex(2 ** 70))
print(format(255, "x"), format(255, "#X"), format(5, "08b"), format(1234567, ","), format(1234567, "_"))
print((1).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), int.from_bytes(b"\x04\x00", "big"))
print((-1).to_bytes(2, "big", signed=True), int.from_bytes(b"\xff\xfe", "big", signed=True), (7).to_bytes())
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 11), pow(2, -2), pow(2.0, 3))
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2), round(5), round(15, -1), round(25, -1))
print(abs(-5), abs(-2 ** 70), -0, +5, ~0)
print((5).as_integer_ratio(), isinstance(True, int), issubclass(bool, int), type(5), type(True))
print(5 .__add__(3), (5).__mul__(2), int.__add__(1, 2), (5).__eq__(5), (5).__eq__("x"))
print(hash(5), hash(-1), hash(2 ** 61 - 1), hash(2 ** 61), hash(2 ** 100), hash(True))
f = 1
for i in range(1, 51):
    f *= i
print(f, len(str(f)))
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a)
print(10 ** 18 * 10 ** 18, (10 ** 36) // (10 ** 18), 10 ** 36 / 10 ** 18)
print(1 << 100, (1 << 100) >> 98, -1 >> 5, -5 >> 1, -(1 << 70) >> 3)
print((1 << 70) & (1 << 70) - 1, (1 << 70) | 1, (1 << 70) ^ (1 << 70), -(1 << 70) & 0xFF)
print(str(12345)[::-1], [int(d) for d in str(2 ** 20)], sum(int(d) for d in str(2 ** 1000)))
for text in ("", "abc", "1.5", "0x10", "1__0", "٣x"):
    try:
        int(text)
    except ValueError as e:
        print(e)
for bad in (None, [], 1j):
    try:
        int(bad)
    except TypeError as e:
        print(e)
try:
    int("10", 99)
except ValueError as e:
    print(e)
try:
    int(float("nan"))
except ValueError as e:
    print(e)
try:
    int(float("inf"))
except OverflowError as e:
    print(e)
