"""cmath: every function over numbers large, small, infinite and none."""
import cmath
import math

numbers = [0.0, -0.0, 1.0, -1.0, 0.5, -3.7, 1e200, -1e-310, 709.9, math.inf, -math.inf, math.nan]
names = ("acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase "
         "polar isfinite isinf isnan").split()


def show(function, *args):
    try:
        return function(*args)
    except (ValueError, OverflowError, TypeError) as e:
        return repr(e)


for name in names:
    function = getattr(cmath, name)
    for x in numbers:
        print(name, x, [show(function, complex(x, y)) for y in numbers])
for r in numbers:
    print("rect", r, [show(cmath.rect, r, phi) for phi in numbers])
for pair in [(8, 2), (1j, 2), (5, 1), (5, 0), (-1, -1), (100, 10)]:
    print("log", pair, show(cmath.log, *pair))
for wrong in "x", None, [], 10 ** 400:
    print(show(cmath.sqrt, wrong))
print(cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(math.inf, 1),
      cmath.isclose(1, 2, rel_tol=0.5), cmath.isclose(1, 1.1, abs_tol=0.2))
size, angle = cmath.polar(3 + 4j)
print(size, angle, cmath.rect(size, angle))
