"""statistics: every function, with ints, floats, Fractions and Decimals, and their errors."""
import random
import statistics as s
from decimal import Decimal
from fractions import Fraction

ints, floats = [3, 1, 4, 1, 5, 9, 2, 6], [2.5, 0.1, 0.1, 7.25, 3.3]
fractions = [Fraction(1, 3), Fraction(2, 3), Fraction(1, 6)]
decimals = [Decimal("0.5"), Decimal("0.75"), Decimal("0.625"), Decimal("0.375")]
for data in (ints, floats, fractions, decimals, [1], [True, False, True], [10 ** 20, 1, -10 ** 20],
             range(10), [1e308, 1e308], [0.1] * 10, [1, 2.5], []):
    for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low",
                 "median_high", "median_grouped", "mode", "multimode", "stdev", "variance",
                 "pstdev", "pvariance", "quantiles"):
        try:
            result = getattr(s, name)(data)
            print(name, repr(result))
        except Exception as e:
            print(name, type(e).__name__, e)
print(s.mean(iter([1, 2, 3])), s.fmean([1, 2, 3], [3, 1, 1]), s.harmonic_mean([40, 60], weights=[5, 30]))
print(s.mode("aabbbc"), s.multimode("aabbc"), s.multimode(""), s.mode(["red", "blue", "red"]))
print(s.quantiles(ints), s.quantiles(ints, n=10), s.quantiles(ints, n=5, method="inclusive"))
print(s.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), s.median_grouped([52, 52, 53, 54], interval=2))
print(s.variance([1, 2, 3], 2), s.pvariance([1, 2, 3], mu=2), s.stdev([1.5, 2.5], xbar=2.0), s.pstdev([1, 2, 3, 4]))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(s.covariance(x, y), s.correlation(x, x), s.correlation(x, y))
print(s.linear_regression(x, [2.1, 3.9, 6.2, 8.1, 9.8, 12.2, 14, 16.1, 18]), s.linear_regression(x, y).slope)
print(s.linear_regression(x, y, proportional=True))
for attempt in (lambda: s.mean([]), lambda: s.mode([]), lambda: s.variance([1]), lambda: s.stdev([1]),
                lambda: s.pvariance([]), lambda: s.geometric_mean([0, 1]), lambda: s.harmonic_mean([-1]),
                lambda: s.harmonic_mean([0, 1]), lambda: s.quantiles([1]), lambda: s.quantiles([1, 2], n=0),
                lambda: s.quantiles([1, 2], method="x"), lambda: s.mean(["a"]), lambda: s.fmean([1], [1, 2]),
                lambda: s.correlation([1, 2], [1]), lambda: s.correlation([1], [1]), lambda: s.correlation([1, 1], [1, 2]),
                lambda: s.linear_regression([1, 1], [1, 2]), lambda: s.covariance([1], [1]), lambda: s.fmean([]),
                lambda: s.median([]), lambda: s.harmonic_mean([1, "a"]),
                lambda: s.fmean([1, 2], [0, 0]), lambda: s.median_grouped([])):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
n = s.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, n.median, n.mode)
print(n.pdf(100), n.cdf(115), n.inv_cdf(0.975), n.zscore(130), n.quantiles(4), n.overlap(s.NormalDist(110, 15)))
print(n + 5, n - 5, n * 2, n / 3, -n, +n, 5 + n, 2 * n, 3 - n, n + s.NormalDist(1, 8), n - s.NormalDist(1, 8))
print(n == s.NormalDist(100, 15), hash(n) == hash(s.NormalDist(100, 15)), n != 5)
print(s.NormalDist.from_samples([1, 2, 3, 4]), s.NormalDist(), n.samples(3, seed=1))
print([round(s.NormalDist().inv_cdf(p), 12) for p in (1e-10, 0.01, 0.3, 0.5, 0.9, 0.9999)])
for attempt in (lambda: s.NormalDist(0, -1), lambda: n.inv_cdf(0), lambda: s.NormalDist(0, 0).pdf(1),
                lambda: s.NormalDist(0, 0).cdf(1), lambda: n.overlap(5), lambda: s.NormalDist(0, 0).zscore(1)):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__name__, e)
random.seed(3)
big = [random.gauss(5, 2) for _ in range(500)]
print(s.mean(big), s.stdev(big), s.median(big), s.quantiles(big, n=4), s.variance(big), s.fmean(big), s.pstdev(big))
print(issubclass(s.StatisticsError, ValueError))
