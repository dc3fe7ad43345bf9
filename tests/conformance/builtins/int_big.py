"""Ints of more than a word: all operators, at the edges of digits and words, and their text."""
import math
import sys

edges = [0, 1, -1, 7, 2**30, 2**59, 2**60 - 1, 2**60, 2**61, 2**62 - 1, 2**62, -(2**62), -(2**62) - 1,
         2**63, 2**64 - 1, 2**64, 2**119 + 5, 2**120, 2**120 - 1, -(2**120), 3**100, -(7**90), 10**60]
total = 0
for a in edges:
    for b in edges:
        for result in (a + b, a - b, a * b, a & b, a | b, a ^ b, math.gcd(a, b), math.lcm(a, b)):
            total = (total * 31 + result) % (10**40 + 7)
        if b:
            q, r = divmod(a, b)
            assert (q, r) == (a // b, a % b) and q * b + r == a and (r == 0 or (r < 0) == (b < 0))
            total = (total * 31 + q + 3 * r) % (10**40 + 7)
            total += pow(a, 65537, b)
    for shift in (0, 1, 59, 60, 61, 120, 130):
        total = (total * 31 + (a << shift) + (a >> shift)) % (10**40 + 7)
    assert int(str(a)) == a and int(hex(a), 16) == a and int(f"{a:o}", 8) == a
print(total)

for base, text in ((36, "z" * 40), (7, "6543210" * 9), (2, "10" * 70), (10, "-" + "9" * 70)):
    print(base, int(text, base))
print(pow(3, -5, 10**9 + 7), pow(12, 5, -7), pow(-5, 3, 1), pow(2, 10**18, 2**61 - 1))

x = 42
for i in range(20):
    x = (x * 6364136223846793005 + 1442695040888963407) % 2**64
print(x)

print(sys.get_int_max_str_digits(), len(str(10**4299)))
for attempt in (lambda: str(10**4300), lambda: int("1" * 4301), lambda: sys.set_int_max_str_digits(100)):
    try:
        attempt()
    except ValueError as error:
        print(error)
sys.set_int_max_str_digits(0)
print(len(str(3**20000)), int("7" * 6000) % 10**9, f"{2**20000:d}"[:20])
sys.set_int_max_str_digits(640)
try:
    print(7**1000)
except ValueError as error:
    print(error)
