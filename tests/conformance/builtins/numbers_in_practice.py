# Integers, floats, complex: division, rounding, conversion, formats, limits.
import math
import sys

print(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 2), 2 ** 100, 2 ** -1, 0 ** 0)
print(7.5 // 2, -7.5 % 2, 1e16 + 1, 0.1 + 0.2, 1 / 3, 100 / 3, 1e-7, 1.0, 1e22, 123456789012345678.0)
print(int(3.99), int(-3.99), int("42"), int(" -7 "), int("ff", 16), int("0b101", 0), float("1e3"))
print(round(2.5), round(3.5), round(-2.5), round(2.345, 2), round(1234, -2), round(0.5), round(1.15, 1))
print(abs(-3), abs(3 + 4j), pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), math.isqrt(99), math.gcd(12, 18))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.factorial(20), math.comb(10, 3))
print(float("inf") > 10 ** 400, float("nan") == float("nan"), -0.0, 0.0 == -0.0, math.copysign(1, -0.0))
print(10 ** 18 * 10 ** 18, (10 ** 40) // 7, (1 << 70) >> 68, -1 >> 3, ~5, 6 & 3, 6 | 3, 6 ^ 3)
print((3 + 4j) * 2j, (1 + 2j).conjugate(), complex("1+2j"), (2j) ** 2, 1j.real, abs(1j))
print((255).bit_length(), (5).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"), (10).bit_count())
print((0.75).as_integer_ratio(), (0.5).hex(), float.fromhex("0x1.8p1"), (3.0).is_integer())
print(True + True, sum([True, False, True]), isinstance(True, int), True == 1, str(True))
print(f"{1234567.891:,.2f} {0.000123:.3g} {1e10:g} {42:08.3f} {-5:+d} {5:+d} {0.256:.1%} {1e-5}")
print(f"{255:#x} {255:b} {-255:o} {3.14159:10.2f}| {3.14159:<10.2f}| {42:^10}| {42:*>6} {1_000_000:_}")
print(max(3, 1.5, -2), min([4, 2, 8]), sum(range(101)), sum([0.1] * 10), math.fsum([0.1] * 10))
print(sys.maxsize, sys.float_info.max, sys.float_info.epsilon, 5 .__add__(3), (5).__class__)
print(math.sqrt(2), math.pi, math.e, math.sin(1), math.log(10), math.log2(8), math.log10(1000), math.exp(1))
print(math.hypot(3, 4), math.degrees(math.pi), math.radians(180), math.atan2(1, 1), math.tau, math.dist((0, 0), (3, 4)))
print(math.isclose(0.1 + 0.2, 0.3), math.prod([1, 2, 3, 4]), math.lcm(4, 6), math.perm(5, 2), math.modf(3.25))
for wrong in (lambda: 1 // 0, lambda: 1.0 % 0, lambda: int("1.5"), lambda: math.sqrt(-1), lambda: 2.0 ** 5000,
              lambda: int(float("inf")), lambda: math.log(0), lambda: round("a"), lambda: 1 << -1, lambda: 0 ** -1):
    try:
        print(wrong())
    except (ArithmeticError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
