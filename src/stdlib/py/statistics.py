"""Means, medians and their like."""
import math as _math
from fractions import Fraction as _Fraction
from collections import Counter as _Counter

__all__ = ["StatisticsError", "mean", "fmean", "geometric_mean", "harmonic_mean", "median",
           "median_low", "median_high", "mode", "multimode", "pstdev", "pvariance", "stdev",
           "variance", "quantiles", "correlation", "covariance", "linear_regression"]


class StatisticsError(ValueError):
    pass


def _data(data, least, words):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(words)
    return data


def _ratio(x):
    return x.as_integer_ratio() if isinstance(x, (int, float)) else _Fraction(x).as_integer_ratio()


def _exact_sum(data, power=1):
    """The exact sum of the data, or of their squares: whole numbers by denominator."""
    sums = {}
    for x in data:
        n, d = _ratio(x)
        sums[d] = sums.get(d, 0) + n ** power
    return sum((_Fraction(n, d ** power) for d, n in sums.items()), _Fraction(0))


def _back(value, data):
    """An exact value as the type of the data."""
    if any(isinstance(x, float) for x in data):
        return float(value)
    if any(isinstance(x, _Fraction) for x in data):
        return value
    for x in data:
        if type(x).__name__ == "Decimal":
            return type(x)(value.numerator) / value.denominator
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator


def mean(data):
    data = _data(data, 1, "mean requires at least one data point")
    return _back(_exact_sum(data) / len(data), data)


def fmean(data, weights=None):
    data = _data(data, 1, "fmean requires at least one data point")
    if weights is None:
        return _math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    return _math.fsum(a * b for a, b in zip(data, weights)) / _math.fsum(weights)


def geometric_mean(data):
    data = _data(data, 1, "geometric mean requires a non-empty dataset containing positive numbers")
    return _math.exp(fmean([_math.log(x) for x in data]))


def harmonic_mean(data, weights=None):
    data = _data(data, 1, "harmonic_mean requires at least one data point")
    weights = [1] * len(data) if weights is None else list(weights)
    if any(x == 0 for x in data):
        return 0
    total = sum(_Fraction(w) / _Fraction(x) for w, x in zip(weights, data))
    return _back(_Fraction(sum(weights)) / total, data + [0.0])


def median(data):
    data = sorted(_data(data, 1, "no median for empty data"))
    middle = len(data) // 2
    return data[middle] if len(data) % 2 else (data[middle - 1] + data[middle]) / 2


def median_low(data):
    data = sorted(_data(data, 1, "no median for empty data"))
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(_data(data, 1, "no median for empty data"))
    return data[len(data) // 2]


def mode(data):
    pairs = _Counter(data).most_common(1)
    if not pairs:
        raise StatisticsError("no mode for empty data")
    return pairs[0][0]


def multimode(data):
    counts = _Counter(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data, center):
    if center is None:
        return _exact_sum(data, 2) - _exact_sum(data) ** 2 / len(data)
    center = _Fraction(center)
    return sum(((_Fraction(x) - center) ** 2 for x in data), _Fraction(0))


def variance(data, xbar=None):
    data = _data(data, 2, "variance requires at least two data points")
    return _back(_squares(data, xbar) / (len(data) - 1), data)


def pvariance(data, mu=None):
    data = _data(data, 1, "pvariance requires at least one data point")
    return _back(_squares(data, mu) / len(data), data)


def _root(fraction):
    """The float nearest to the square root of an exact value."""
    n, d = fraction.numerator, fraction.denominator
    if not n:
        return 0.0
    shift = max(0, 2 * 56 - n.bit_length() + d.bit_length())
    shift += shift % 2
    root = _math.isqrt((n << shift) // d)
    exact = root * root * d == n << shift
    return _math.ldexp(float(root | (0 if exact else 1)), -(shift // 2))


def stdev(data, xbar=None):
    data = _data(data, 2, "stdev requires at least two data points")
    return _root(_squares(data, xbar) / (len(data) - 1))


def pstdev(data, mu=None):
    data = _data(data, 1, "pstdev requires at least one data point")
    return _root(_squares(data, mu) / len(data))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(_data(data, 2, "must have at least two data points"))
    size = len(data)
    result = []
    if method == "inclusive":
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (size + 1) // n, 1), size - 1)
            delta = i * (size + 1) - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def covariance(x, y, /):
    xbar, ybar = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    return _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / (len(x) - 1)


def correlation(x, y, /):
    xbar, ybar = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    sxy = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))
    sxx = _math.fsum((a - xbar) ** 2 for a in x)
    syy = _math.fsum((b - ybar) ** 2 for b in y)
    if not sxx * syy:
        raise StatisticsError("at least one of the inputs is constant")
    return sxy / _math.sqrt(sxx * syy)


class LinearRegression(tuple):
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    n = len(x)
    xbar, ybar = _math.fsum(x) / n, _math.fsum(y) / n
    slope = _math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y)) / \
        _math.fsum((a - xbar) ** 2 for a in x)
    return LinearRegression((slope, ybar - slope * xbar))
