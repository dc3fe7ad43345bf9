"""Means, medians and their like: sums are exact, and rounded once, at the end."""
import math as _math
from bisect import bisect_left as _bisect_left, bisect_right as _bisect_right
from collections import Counter as _Counter, namedtuple as _namedtuple
from fractions import Fraction as _Fraction

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean",
           "geometric_mean", "harmonic_mean", "linear_regression", "mean", "median",
           "median_grouped", "median_high", "median_low", "mode", "multimode", "pstdev",
           "pvariance", "quantiles", "stdev", "variance"]

LinearRegression = _namedtuple("LinearRegression", ("slope", "intercept"))


class StatisticsError(ValueError):
    pass


# ---- exact sums ----

def _is_decimal(kind):
    return kind.__name__ == "Decimal" or any(base.__name__ == "Decimal" for base in kind.__mro__)


def _wider(a, b):
    """The type of a sum of both."""
    if a is b or b is int or b is bool:
        return a
    if a is int:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b) or issubclass(b, int):
        return a
    if issubclass(a, int):
        return b
    if issubclass(a, _Fraction) and issubclass(b, float):
        return b
    if issubclass(a, float) and issubclass(b, _Fraction):
        return a
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _sums(data):
    """The type, the exact sum, that of the squares and how many they were.  Where there is an
    infinity or no number among them both sums are floats."""
    kind, last, strange, count = int, int, None, 0
    sums, squares = {}, {}                # by denominator: that saves the common ones
    for x in data:
        if type(x) is not last:
            last = type(x)
            kind = _wider(kind, last)
        count += 1
        try:
            n, d = x.as_integer_ratio()
        except AttributeError:
            raise TypeError(f"can't convert type '{last.__name__}' to numerator/denominator") \
                from None
        except (OverflowError, ValueError):
            strange = x if strange is None else strange + x
            continue
        sums[d] = sums.get(d, 0) + n
        squares[d] = squares.get(d, 0) + n * n
    if strange is not None:
        return kind, strange, _math.nan, count
    return (kind, sum((_Fraction(n, d) for d, n in sums.items()), _Fraction(0)),
            sum((_Fraction(n, d * d) for d, n in squares.items()), _Fraction(0)), count)


def _sum(data):
    kind, total, _, count = _sums(data)
    return kind, total, count


def _squares(data, c=None):
    """The type, the sum of the squares of the distances from c (the mean), c and the count."""
    if c is not None:
        kind, total, count = _sum([(x - c) * (x - c) for x in data])
        return kind, total, c, count
    kind, total, squares, count = _sums(data)
    if not count:
        return kind, _Fraction(0), _Fraction(0), 0
    if not isinstance(total, _Fraction):
        return kind, _math.nan, _math.nan, count
    return kind, (count * squares - total * total) / count, total / count, count


def _as_type(value, kind):
    if type(value) is kind or not isinstance(value, _Fraction):
        return value
    if issubclass(kind, int) and value.denominator != 1:
        kind = float
    if _is_decimal(kind):
        return kind(value.numerator) / value.denominator
    return kind(value)


def _root(value):
    """The square root of a Fraction as the nearest float."""
    if not isinstance(value, _Fraction):
        return _math.sqrt(value)
    if not value:
        return 0.0
    n, d = value.numerator, value.denominator
    shift = max(0, 128 - (n.bit_length() - d.bit_length()))
    shift += shift & 1
    scaled = (n << shift) // d
    root = _math.isqrt(scaled)
    is_exact = root * root * d == n << shift
    # One bit more says that something is left over: the division rounds by it.
    return (root << 1 | (not is_exact)) / (1 << shift // 2 + 1)


def _decimal_root(value):
    from decimal import Decimal, getcontext
    if not value:
        return Decimal(0)
    n, d = value.numerator, value.denominator
    digits = getcontext().prec + 8
    shift = max(0, 2 * digits - (len(str(n)) - len(str(d))))
    shift += shift & 1
    scaled = n * 10 ** shift // d
    root = _math.isqrt(scaled)
    if root * root * d != n * 10 ** shift:
        root = root * 10 + 1
        return +Decimal(root).scaleb(-(shift // 2) - 1)
    return (+Decimal(root).scaleb(-(shift // 2))).normalize()


def _need(is_there, words):
    if not is_there:
        raise StatisticsError(words)


# ---- means ----

def mean(data):
    kind, total, count = _sum(data)
    _need(count, "mean requires at least one data point")
    return _as_type(total / count, kind)


def fmean(data, weights=None):
    if not hasattr(data, "__len__") or weights is not None:
        data = list(data)
    if weights is None:
        total = _math.fsum(data)
        _need(len(data), "fmean requires at least one data point")
        return total / len(data)
    weights = list(weights)
    _need(len(weights) == len(data), "data and weights must be the same length")
    total, weight = _math.fsum([w * x for w, x in zip(weights, data)]), _math.fsum(weights)
    _need(weight, "sum of weights must be non-zero")
    return total / weight


def geometric_mean(data):
    try:
        return _math.exp(fmean([_math.log(x) for x in data]))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive "
                              "numbers") from None


def harmonic_mean(data, weights=None):
    negative = "harmonic mean does not support negative values"
    data = list(data)
    count = len(data)
    _need(count, "harmonic_mean requires at least one data point")
    if count == 1 and weights is None:
        if not isinstance(data[0], (int, float, _Fraction)) and not _is_decimal(type(data[0])):
            raise TypeError("unsupported type")
        _need(not data[0] < 0, negative)
        return data[0]
    if weights is None:
        weights, weight = [1] * count, count
    else:
        weights = list(weights)
        _need(len(weights) == count, "Number of weights does not match data size")
        for w in weights:
            _need(not w < 0, negative)
        weight = _sum(weights)[1]
    parts = []
    for w, x in zip(weights, data):
        _need(not x < 0, negative)
        if w and not x:
            return 0
        parts.append(w / x if w else 0)
    kind, total, _ = _sum(parts)
    _need(total > 0, "Weighted sum must be positive")
    return _as_type(weight / total, kind)


# ---- in the middle, and most often ----

def median(data):
    data = sorted(data)
    count = len(data)
    _need(count, "no median for empty data")
    half = count // 2
    return data[half] if count % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = sorted(data)
    _need(data, "no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    _need(data, "no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    count = len(data)
    _need(count, "no median for empty data")
    x = data[count // 2]
    below = _bisect_left(data, x)
    inside = _bisect_right(data, x, lo=below) - below
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return x - interval / 2.0 + interval * (count / 2 - below) / inside


def mode(data):
    found = _Counter(iter(data)).most_common(1)
    _need(found, "no mode for empty data")
    return found[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    _need(n >= 1, "n must be at least 1")
    data = sorted(data)
    count = len(data)
    _need(count >= 2, "must have at least two data points")
    cuts = []
    if method == "inclusive":
        for i in range(1, n):
            j, rest = divmod(i * (count - 1), n)
            cuts.append((data[j] * (n - rest) + data[j + 1] * rest) / n)
    elif method == "exclusive":
        for i in range(1, n):
            j = min(max(i * (count + 1) // n, 1), count - 1)
            rest = i * (count + 1) - j * n
            cuts.append((data[j - 1] * (n - rest) + data[j] * rest) / n)
    else:
        raise ValueError(f"Unknown method: {method!r}")
    return cuts


# ---- spread ----

def variance(data, xbar=None):
    kind, squares, _, count = _squares(data, xbar)
    _need(count >= 2, "variance requires at least two data points")
    return _as_type(squares / (count - 1), kind)


def pvariance(data, mu=None):
    kind, squares, _, count = _squares(data, mu)
    _need(count >= 1, "pvariance requires at least one data point")
    return _as_type(squares / count, kind)


def stdev(data, xbar=None):
    kind, squares, _, count = _squares(data, xbar)
    _need(count >= 2, "stdev requires at least two data points")
    return (_decimal_root if _is_decimal(kind) else _root)(squares / (count - 1))


def pstdev(data, mu=None):
    kind, squares, _, count = _squares(data, mu)
    _need(count >= 1, "pstdev requires at least one data point")
    return (_decimal_root if _is_decimal(kind) else _root)(squares / count)


# ---- two inputs ----

def _pairs(name, x, y):
    count = len(x)
    _need(len(y) == count, f"{name} requires that both inputs have same number of data points")
    _need(count >= 2, f"{name} requires at least two data points")
    return _math.fsum(x) / count, _math.fsum(y) / count


def covariance(x, y, /):
    mean_x, mean_y = _pairs("covariance", x, y)
    return _math.fsum([(a - mean_x) * (b - mean_y) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y, /):
    mean_x, mean_y = _pairs("correlation", x, y)
    both = _math.fsum([(a - mean_x) * (b - mean_y) for a, b in zip(x, y)])
    square_x = _math.fsum([(a - mean_x) * (a - mean_x) for a in x])
    square_y = _math.fsum([(b - mean_y) * (b - mean_y) for b in y])
    try:
        return both / _math.sqrt(square_x * square_y)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def linear_regression(x, y, /, *, proportional=False):
    mean_x, mean_y = _pairs("linear regression", x, y)
    if proportional:
        mean_x = mean_y = 0.0
        both, square = _math.fsum([a * b for a, b in zip(x, y)]), _math.fsum([a * a for a in x])
    else:
        both = _math.fsum([(a - mean_x) * (b - mean_y) for a, b in zip(x, y)])
        square = _math.fsum([(a - mean_x) * (a - mean_x) for a in x])
    try:
        slope = both / square
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope, 0.0 if proportional else mean_y - slope * mean_x)


# ---- the normal distribution ----

def _polynomial(x, factors):
    result = 0.0
    for factor in factors:
        result = result * x + factor
    return result


# Wichura's algorithm AS 241: numerator and denominator for the middle, the sides and the tails.
_MIDDLE = ((2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
            4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
            1.3314166789178437745e+2, 3.3871328727963666080e+0),
           (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4,
            2.1213794301586595867e+4, 5.3941960214247511077e+3, 6.8718700749205790830e+2,
            4.2313330701600911252e+1, 1.0))
_SIDES = ((7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
           1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
           4.63033784615654529590e+0, 1.42343711074968357734e+0),
          (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
           1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940e+0,
           2.05319162663775882187e+0, 1.0))
_TAILS = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
           2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
           5.46378491116411436990e+0, 6.65790464350110377720e+0),
          (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
           7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1,
           5.99832206555887937690e-1, 1.0))


def _inverse(p, mu, sigma):
    q = p - 0.5
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return mu + _polynomial(r, _MIDDLE[0]) * q / _polynomial(r, _MIDDLE[1]) * sigma
    r = _math.sqrt(-_math.log(p if q <= 0.0 else 1.0 - p))
    r, factors = (r - 1.6, _SIDES) if r <= 5.0 else (r - 5.0, _TAILS)
    x = _polynomial(r, factors[0]) / _polynomial(r, factors[1])
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    """Values that are distributed around mu, as far as sigma."""
    __slots__ = {"_mu": "Arithmetic mean", "_sigma": "Standard deviation"}

    def __init__(self, mu=0.0, sigma=1.0):
        _need(sigma >= 0.0, "sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        _, squares, center, count = _squares(data)
        _need(count >= 2, "stdev requires at least two data points")
        return cls(float(center), _root(squares / (count - 1)))

    def samples(self, n, *, seed=None):
        import random
        gauss = random.gauss if seed is None else random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        variance = self._sigma ** 2.0
        _need(variance, "pdf() not defined when sigma is zero")
        away = x - self._mu
        return _math.exp(away * away / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)

    def cdf(self, x):
        _need(self._sigma, "cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))

    def inv_cdf(self, p):
        _need(0.0 < p < 1.0, "p must be in the range 0.0 < p < 1.0")
        _need(self._sigma > 0.0, "cdf() not defined when sigma at or below zero")
        return _inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        x, y = sorted((self, other), key=lambda one: (one._sigma, one._mu))
        _need(x._sigma and y._sigma, "overlap() not defined when sigma is zero")
        apart = abs(y._mu - x._mu)
        wider = y.variance - x.variance
        if not wider:
            return 1.0 - _math.erf(apart / (2.0 * x._sigma * _math.sqrt(2.0)))
        a = x._mu * y.variance - y._mu * x.variance
        b = x._sigma * y._sigma * _math.sqrt(apart * apart
                                             + wider * _math.log(y.variance / x.variance))
        low, high = (a + b) / wider, (a - b) / wider
        return 1.0 - (abs(y.cdf(low) - x.cdf(low)) + abs(y.cdf(high) - x.cdf(high)))

    def zscore(self, x):
        _need(self._sigma, "zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma ** 2.0)

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    def __truediv__(self, factor):
        return NormalDist(self._mu / factor, self._sigma / abs(factor))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return -(self - other)

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
