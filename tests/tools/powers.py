#!/usr/bin/env python3
"""Writes src/vm/float_powers.def: powers of ten to 128 bits, rounded up (`powers.py > FILE`)."""
FIRST, LAST = -292, 324

print("""/* For k from -292 to 324: the top 128 bits of 10 ** k, plus 1 in the last place; high and low
 * half.  Made by tests/tools/powers.py. */
/* clang-format off */""")
lines = []
for k in range(FIRST, LAST + 1):
    over, under = (10 ** k, 1) if k >= 0 else (1, 10 ** -k)
    shift = 127 - (over.bit_length() - under.bit_length())
    top = (over << shift) // under if shift >= 0 else over // (under << -shift)
    if top >> 128 or not top >> 127:
        shift += -1 if top >> 128 else 1
        top = (over << shift) // under if shift >= 0 else over // (under << -shift)
    assert top >> 127 == 1
    top += 1
    lines.append("POWER(0x%016x, 0x%016x)" % (top >> 64, top & (1 << 64) - 1))
for i in range(0, len(lines), 2):
    print(" ".join(lines[i:i + 2]))
