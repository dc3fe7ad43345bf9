# math: numbers beyond a word, powers of zero, classes of one's own derived from float.
import math


class Loud(float):
    def __floor__(self):
        return 42

    def __ceil__(self):
        return 43

    def __trunc__(self):
        return 44


class Quiet(float):
    pass


def attempt(f):
    try:
        print(repr(f()))
    except (ArithmeticError, ValueError, TypeError) as e:
        print(type(e).__name__, e)


big = 2**70
for f in (lambda: math.floor(Loud()), lambda: math.ceil(Loud()), lambda: math.trunc(Loud()),
          lambda: math.floor(Quiet(2.5)), lambda: math.ceil(Quiet(2.5)),
          lambda: math.trunc(Quiet(-2.5)), lambda: math.comb(5, big), lambda: math.perm(5, big),
          lambda: math.comb(-big, 2), lambda: math.perm(3, -big), lambda: math.factorial(big),
          lambda: math.factorial(-big), lambda: math.ldexp(1.0, big),
          lambda: math.ldexp(1.0, -big), lambda: math.ldexp(0.0, big), lambda: round(1.5, big),
          lambda: round(1.5, -big), lambda: math.comb(50, 25), lambda: math.perm(10, 3)):
    attempt(f)
for a, b in ((0.0, -math.inf), (-0.0, -3.0), (1.0, math.nan), (-1.0, math.inf), (-2.0, 0.5),
             (math.nan, 0.0), (-math.inf, 3.0), (-8.0, 1 / 3), (0.5, -math.inf), (1e300, 2)):
    attempt(lambda: math.pow(a, b))
