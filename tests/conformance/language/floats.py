"""Floats: repr, rounding, special values."""
print(0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345678.0, 1e22, 1e-4, 1e-5, 1.5e300 * 1e10)
print(100.0, 1e2, -0.0, 0.0 == -0.0, 3.0, 1e100, 5e-324, 1.7976931348623157e308)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(0.5), round(1.5))
print(round(1234.5678, -2), round(1234.5678, 0), round(1234.5678, 2), round(1e300, 2), round(2.5, 0))
print(float("inf"), float("-inf"), float("nan"), float("1e5"), float(" 3.5 "), float("1_0.0"), float(), float("infinity"))
inf, nan = float("inf"), float("nan")
print(inf > 1e308, nan == nan, nan != nan, inf - inf, inf * 0, -inf < 0, inf == inf, inf + 1)
print((0.5).is_integer(), (2.0).is_integer(), (0.75).as_integer_ratio(), (0.1).as_integer_ratio())
print((255.5).hex(), float.fromhex("0x1.8p3"), (1.5).real, (1.5).imag, (1.5).conjugate())
print(1.0 // 0.3, 1.0 % 0.3, -1.5 % 1, 5.5 // 1, divmod(5.5, 1.5), 2.0 ** 0.5, 4 ** 0.5, (-8) ** (1 / 3))
print(hash(1.0), hash(0.5), hash(1e100), hash(inf), hash(-0.0))
print(int(1e20), int(-2.7), 1e20 == 10 ** 20, 0.1 == 1 / 10, 9007199254740993 == 9007199254740992.0)
print(sum([0.1] * 10), sum([0.1, 0.2, 0.3]), min(1.5, 2, 0.5), max(1, 2.5))
print(f"{3.14159:.2f} {3.14159:.0f} {2.5:.0f} {0.5:.0f} {1e10:.2f} {1234567.891:,.2f} {0.000123:.2e} {0.1234:.1%}")
print(f"{1e6:g} {1e5:g} {123456789:g} {0.0001:g} {0.00001:g} {1.0:g} {1.50:g} {3.0:.3g} {1234.5:.2g}")
print(f"{1.0} {1.0:f} {1.0:e} {1.0:E} {1.0:10.3f}| {1.0:<10.3f}| {1.0:^10.3f}| {1.0:+.1f} {1.0: .1f} {-1.0:010.2f}")
print("%.2f %5.1f %e %g %s %r %d" % (3.14159, 2.55, 12345.678, 0.00001234, 1.0, 2.0, 3.99))
print(1.23456789012345678, 0.30000000000000004, 4.35 * 100, 1.1 * 3, 1.1 + 2.2, 0.7 + 0.1, 3 * 0.1)
try:
    1.0 / 0
except ZeroDivisionError as e:
    print(e)
try:
    1.0 % 0
except ZeroDivisionError as e:
    print(e)
try:
    1.0 // 0
except ZeroDivisionError as e:
    print(e)
try:
    divmod(1, 0)
except ZeroDivisionError as e:
    print(e)
try:
    0 ** -1
except ZeroDivisionError as e:
    print(e)
try:
    2.0 ** 10000
except OverflowError as e:
    print(e)
try:
    float("abc")
except ValueError as e:
    print(e)
try:
    float(None)
except TypeError as e:
    print(e)
try:
    round("x")
except TypeError as e:
    print(e)
