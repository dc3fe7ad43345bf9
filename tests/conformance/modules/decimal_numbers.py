from decimal import *

print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(3), Decimal("1.10") * 3, Decimal(5) - 7)
print(repr(Decimal("3.14")), Decimal(0.1), Decimal("1E+5"), Decimal("-0"), Decimal("1e-10"))
price = Decimal("19.995")
print(price.quantize(Decimal("0.01")), price.quantize(Decimal("0.01"), ROUND_HALF_UP),
      price.quantize(Decimal("1"), rounding=ROUND_DOWN), round(price, 1), round(Decimal("2.5")))
getcontext().prec = 6
print(Decimal(1) / Decimal(7), Decimal(2).sqrt(), Decimal("123456789") + 1)
with localcontext() as ctx:
    ctx.prec = 3
    print(Decimal(1) / Decimal(7))
print(Decimal(10) // 3, Decimal(10) % 3, Decimal(-7) // 2, Decimal(-7) % 2, Decimal(2) ** 10,
      Decimal(2) ** -2)
print(sum([Decimal("0.1")] * 10), max(Decimal(1), Decimal("1.5")), Decimal("1.0") == 1,
      Decimal("2.50").normalize(), int(Decimal("7.9")), float(Decimal("0.5")))
print(f"{Decimal('1234.5678'):.2f}", f"{Decimal('1234567'):,.1f}", f"{Decimal('0.25'):.0%}",
      Decimal("1") < 2, hash(Decimal("1.0")) == hash(1))
for bad in (lambda: Decimal("abc"), lambda: Decimal(1) / 0):
    try:
        bad()
    except (ArithmeticError, TypeError) as e:
        print(type(e).__name__, e)
