# Decimal, Fraction and float with money: where they differ.
from decimal import Decimal, getcontext, ROUND_HALF_EVEN, ROUND_HALF_UP
from fractions import Fraction

print(0.1 + 0.2, Decimal("0.1") + Decimal("0.2"), Fraction(1, 10) + Fraction(2, 10))
print(0.1 * 3 == 0.3, Decimal("0.1") * 3 == Decimal("0.3"), Decimal(0.1))
prices = ["19.99", "5.01", "0.35"]
total = sum(map(Decimal, prices), Decimal(0))
cent = Decimal("0.01")
for rounding in (ROUND_HALF_EVEN, ROUND_HALF_UP):
    print(rounding, (total * Decimal("0.075")).quantize(cent, rounding=rounding),
          Decimal("2.675").quantize(cent, rounding=rounding))
print(round(2.675, 2), round(0.5), round(1.5), round(2.5), round(-0.5), round(1234.5, -2))


def plan(amount, rate, years):
    balance = Decimal(amount)
    for year in range(1, years + 1):
        interest = (balance * Decimal(rate)).quantize(cent)
        balance += interest
        print(f"{year:>3} {interest:>9,} {balance:>12,}")


plan(10_000, "0.0325", 4)
share = Fraction(100, 3)
print(share, float(share), f"{float(share):.2f}", share.limit_denominator(10), int(share))
print(Fraction("0.125"), Fraction(0.5) ** 2, sum([Fraction(1, n) for n in range(1, 6)]))
getcontext().prec = 6
print(Decimal(1) / Decimal(7), Decimal(2).sqrt(), +Decimal("1.23456789"))
coins = [200, 100, 50, 20, 10, 5, 2, 1]


def change(cents):
    result = {}
    for coin in coins:
        count, cents = divmod(cents, coin)
        if count:
            result[coin] = count
    return result


print(change(388), sum(k * v for k, v in change(388).items()))
