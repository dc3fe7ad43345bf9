from fractions import Fraction
import statistics

a = Fraction(3, 4)
print(a + 1, a * a, a / 2, a - Fraction("1/4"), -a, a ** 2, a ** -1, float(a), repr(a))
print(Fraction("0.125"), Fraction(0.5), Fraction(7, 3) // 1, Fraction(7, 3) % 1, round(Fraction(7, 2)))
print(Fraction(3.14159).limit_denominator(100), a < 1, a == 0.75, hash(Fraction(2)) == hash(2))
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)
data = [2, 4, 4, 4, 5, 5, 7, 9]
print(statistics.mean(data), statistics.median(data), statistics.mode(data),
      statistics.pstdev(data), statistics.stdev(data), statistics.variance(data))
print(statistics.fmean([1.5, 2.5]), statistics.mean([1, 2]), statistics.mean([0.1, 0.2, 0.3]),
      statistics.multimode("aabbc"), statistics.quantiles(data), statistics.harmonic_mean([40, 60]))
try:
    statistics.mean([])
except statistics.StatisticsError as e:
    print(e)
