"""Floats as text and back: the shortest digits, fixed and scientific ones, round()."""
import math
import random
from hashlib import md5

random.seed(5)


def checksum(texts):
    return md5(" ".join(texts).encode()).hexdigest()


def numbers():
    for e in range(-1074, 970, 17):
        for c in (1, 3, 2**52, 2**52 + 1, 2**53 - 1):
            if c * 2.0**min(e, 0) and e < 918:
                yield math.ldexp(c, e)
    for i in range(500):
        yield math.ldexp(random.getrandbits(53), random.randrange(-1130, 900))
        yield random.getrandbits(random.randrange(1, 60)) / 10 ** random.randrange(0, 23)
        yield -random.random()
        yield random.randrange(1, 1000) * 10.0 ** random.randrange(-300, 300)


everything = list(numbers())
print(len(everything), checksum(map(repr, everything)))
print(all(float(repr(d)) == d for d in everything))
small = [d for d in everything if abs(d) < 1e40]
for precision in range(0, 20, 3):
    print(precision, checksum("%.*f %.*e %.*g" % (precision, d, precision, d, precision, d) for d in small))
    print(precision, checksum(repr(round(d, precision)) for d in small))
for d in (5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.1, 1e16, 1e22, 1e23, 9007199254740993.0,
          0.0001, 0.00001, -0.0, 100.0, 123456789012345680.0, 0.1 + 0.2, 1 / 3, 9.5, 2.5, 2**70 / 3):
    print(d, "%.0f" % d if d < 1e30 else "", f"{d:.3e} {d:.3g} {d:.17g}", round(d, 2), round(d, -1))
print(round(22205142624129256.0, -1), round(15.0, -1), round(25.0, -1), round(99.5, -2), round(50.0, -2),
      round(50.1, -2), round(949.999, -2), round(5e22, -22))
print(float("1e23"), float("9007199254740993"), float("0.30000000000000004"), float("12345678901234567890123"),
      float("4.9e-324"), float("1_0.5_0e1_0"), float(".5"), float("5."), float("+1E5"), float("1e400"))
for bad in ("1.2.3", "e5", ".", "", "1e", "1e+", "+-1", "1 2", "0x10"):
    try:
        float(bad)
    except ValueError as error:
        print(error)
