"""Fractions of whole numbers."""
import math as _math
import operator as _operator

__all__ = ["Fraction"]


def _parse(text):
    """numerator, denominator of '3/4', '-1.5e3' …; None: neither."""
    s = text.strip()
    sign = -1 if s[:1] == "-" else 1
    body = s[1:] if s[:1] in ("+", "-") else s
    top, slash, bottom = body.partition("/")
    if slash:
        if top.isdecimal() and bottom.isdecimal():
            return sign * int(top), int(bottom)
        return None
    digits, e, exponent = body.lower().partition("e")
    whole, dot, part = digits.partition(".")
    if not (whole + part).isdecimal():
        return None
    if e and not exponent.lstrip("+-").isdecimal():
        return None
    power = int(exponent) if e else 0
    n, d = int(whole + part), 10 ** len(part)
    if power >= 0:
        n *= 10 ** power
    else:
        d *= 10 ** -power
    return sign * n, d


class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = object.__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, Fraction):
                self._numerator = numerator._numerator
                self._denominator = numerator._denominator
                return self
            if isinstance(numerator, str):
                pair = _parse(numerator)
                if pair is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                numerator, denominator = pair
            elif isinstance(numerator, int):
                numerator, denominator = int(numerator), 1
            elif hasattr(numerator, "as_integer_ratio"):
                numerator, denominator = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            numerator, denominator = (
                numerator.numerator * denominator.denominator,
                denominator.numerator * numerator.denominator)
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        divisor = _math.gcd(numerator, denominator)
        if denominator < 0:
            divisor = -divisor
        self._numerator = numerator // divisor
        self._denominator = denominator // divisor
        return self

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    @classmethod
    def from_float(cls, f):
        return cls(f)

    from_decimal = from_float

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        low, high = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return high if abs(high - self) <= abs(low - self) else low

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        modulus = (1 << 61) - 1
        try:
            inverse = pow(self._denominator, -1, modulus)
        except ValueError:
            result = 314159
        else:
            result = abs(self._numerator) * inverse % modulus
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def _with(self, other, exact, approximate, swap=False):
        if isinstance(other, int):
            other = Fraction(int(other))
        if isinstance(other, Fraction):
            return exact(other, self) if swap else exact(self, other)
        if isinstance(other, (float, complex)):
            mine = float(self)
            return approximate(other, mine) if swap else approximate(mine, other)
        return NotImplemented

    def __add__(self, other):
        return self._with(other, _add, _operator.add)

    def __radd__(self, other):
        return self._with(other, _add, _operator.add, True)

    def __sub__(self, other):
        return self._with(other, _sub, _operator.sub)

    def __rsub__(self, other):
        return self._with(other, _sub, _operator.sub, True)

    def __mul__(self, other):
        return self._with(other, _mul, _operator.mul)

    def __rmul__(self, other):
        return self._with(other, _mul, _operator.mul, True)

    def __truediv__(self, other):
        return self._with(other, _div, _operator.truediv)

    def __rtruediv__(self, other):
        return self._with(other, _div, _operator.truediv, True)

    def __floordiv__(self, other):
        return self._with(other, _floordiv, _operator.floordiv)

    def __rfloordiv__(self, other):
        return self._with(other, _floordiv, _operator.floordiv, True)

    def __mod__(self, other):
        return self._with(other, _mod, _operator.mod)

    def __rmod__(self, other):
        return self._with(other, _mod, _operator.mod, True)

    def __divmod__(self, other):
        return self // other, self % other

    def __pow__(self, other):
        if isinstance(other, (int, Fraction)):
            if Fraction(other)._denominator == 1:
                power = int(other)
                if power >= 0:
                    return Fraction(self._numerator ** power, self._denominator ** power)
                return Fraction(self._denominator ** -power, self._numerator ** -power)
            return float(self) ** float(other)
        return float(self) ** other

    def __rpow__(self, other):
        if self._denominator == 1 and self._numerator >= 0:
            return other ** self._numerator
        return other ** float(self)

    def __pos__(self):
        return Fraction(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __bool__(self):
        return bool(self._numerator)

    def __trunc__(self):
        n = abs(self._numerator) // self._denominator
        return n if self._numerator >= 0 else -n

    __int__ = __trunc__

    def __float__(self):
        return self._numerator / self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            whole, rest = divmod(self._numerator, self._denominator)
            if rest * 2 < self._denominator or rest * 2 == self._denominator and whole % 2 == 0:
                return whole
            return whole + 1
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __eq__(self, other):
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, Fraction):
            return (self._numerator == other._numerator
                    and self._denominator == other._denominator)
        if isinstance(other, float):
            return _math.isfinite(other) and self == Fraction(other)
        if isinstance(other, complex):
            return other.imag == 0 and self == other.real
        return NotImplemented

    def _order(self, other, compare):
        if isinstance(other, float):
            if not _math.isfinite(other):
                return compare(0.0, other)
            other = Fraction(other)
        if isinstance(other, (int, Fraction)):
            other = Fraction(other)
            return compare(self._numerator * other._denominator,
                           other._numerator * self._denominator)
        return NotImplemented

    def __lt__(self, other):
        return self._order(other, _operator.lt)

    def __gt__(self, other):
        return self._order(other, _operator.gt)

    def __le__(self, other):
        return self._order(other, _operator.le)

    def __ge__(self, other):
        return self._order(other, _operator.ge)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _add(a, b):
    return Fraction(a._numerator * b._denominator + b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _sub(a, b):
    return Fraction(a._numerator * b._denominator - b._numerator * a._denominator,
                    a._denominator * b._denominator)


def _mul(a, b):
    return Fraction(a._numerator * b._numerator, a._denominator * b._denominator)


def _div(a, b):
    return Fraction(a._numerator * b._denominator, a._denominator * b._numerator)


def _floordiv(a, b):
    return (a._numerator * b._denominator) // (a._denominator * b._numerator)


def _mod(a, b):
    bottom = a._denominator * b._denominator
    return Fraction((a._numerator * b._denominator) % (b._numerator * a._denominator), bottom)


import numbers as _numbers

_numbers.Rational.register(Fraction)
