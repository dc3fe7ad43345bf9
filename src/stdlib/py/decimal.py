"""Decimal numbers: sign, whole coefficient and exponent, rounded to a context's precision."""
from _helpers import show_module as _show_module
import math as _math

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = ("ROUND_UP", "ROUND_DOWN", "ROUND_CEILING",
                                                    "ROUND_FLOOR")
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = ("ROUND_HALF_UP", "ROUND_HALF_DOWN",
                                                   "ROUND_HALF_EVEN")


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


@_show_module
class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **kwargs):
        self.prec = prec
        self.rounding = rounding

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, num="0"):
        return Decimal(num)._fit(self)

    def __repr__(self):
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin=-999999, Emax=999999, "
                "capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, "
                "Overflow])")


_current = Context()


def getcontext():
    return _current


def setcontext(context):
    global _current
    _current = context


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._new = (ctx or _current).copy()
        for name, value in kwargs.items():
            setattr(self._new, name, value)

    def __enter__(self):
        self._old = _current
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc_info):
        setcontext(self._old)


def _divide_rounded(n, d, rounding, negative):
    """n / d of whole numbers, not negative, as the rounding says."""
    q, r = divmod(n, d)
    if not r:
        return q
    twice = 2 * r
    if rounding == ROUND_HALF_EVEN:
        up = twice > d or twice == d and q & 1
    elif rounding == ROUND_HALF_UP:
        up = twice >= d
    elif rounding == ROUND_HALF_DOWN:
        up = twice > d
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_CEILING:
        up = not negative
    else:
        up = rounding == ROUND_FLOOR and negative
    return q + 1 if up else q


@_show_module
class Decimal:
    __slots__ = ("_negative", "_n", "_exp", "_special")

    def __new__(cls, value="0", context=None):
        if isinstance(value, Decimal):
            return _make(value._negative, value._n, value._exp, value._special)
        if isinstance(value, int):
            return _make(value < 0, abs(int(value)), 0)
        if isinstance(value, float):
            if value != value or value in (_math.inf, -_math.inf):
                return cls(repr(value))
            n, d = abs(value).as_integer_ratio()
            places = d.bit_length() - 1
            return _make(_math.copysign(1, value) < 0, n * 5 ** places, -places)
        if isinstance(value, (tuple, list)):
            return _make(bool(value[0]), int("".join(map(str, value[1])) or "0"), value[2])
        if not isinstance(value, str):
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        text = value.strip().replace("_", "").lower()
        negative = text[:1] == "-"
        text = text[1:] if text[:1] in ("+", "-") else text
        if text in ("inf", "infinity"):
            return _make(negative, 0, 0, "Infinity")
        if text in ("nan", "snan"):
            return _make(negative, 0, 0, "NaN")
        body, e, exponent = text.partition("e")
        whole, dot, part = body.partition(".")
        if not (whole + part).isdecimal() or e and not exponent.lstrip("+-").isdecimal():
            raise InvalidOperation([ConversionSyntax])
        return _make(negative, int(whole + part), (int(exponent) if e else 0) - len(part))

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def _fit(self, context=None):
        context = context or _current
        if self._special:
            return self
        extra = len(str(self._n)) - context.prec
        if extra <= 0:
            return self
        n = _divide_rounded(self._n, 10 ** extra, context.rounding, self._negative)
        exp = self._exp + extra
        if len(str(n)) > context.prec:
            n //= 10
            exp += 1
        return _make(self._negative, n, exp)

    def _signed(self):
        return -self._n if self._negative else self._n

    def __str__(self):
        sign = "-" if self._negative else ""
        if self._special:
            return sign + self._special
        digits = str(self._n)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            if self._exp == 0:
                return sign + digits
            if left > 0:
                return f"{sign}{digits[:left]}.{digits[left:]}"
            return f"{sign}0.{'0' * -left}{digits}"
        body = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        return f"{sign}{body}E{left - 1:+d}"

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        if not spec:
            return str(self)
        kind = spec[-1]
        if kind in "f%F" and not self._special:
            import re
            m = re.fullmatch(r"(.?[<>=^])?([-+ ]?)(0?)(\d*)([,_]?)(?:\.(\d+))?[fF%]", spec)
            value = _make(self._negative, self._n, self._exp + 2) if kind == "%" else self
            places = int(m[6]) if m[6] is not None else max(-value._exp, 0) if kind != "%" else \
                max(-value._exp, 0)
            value = value._rescale(-places, _current.rounding)
            digits = str(value._n).rjust(places + 1, "0")
            whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
            if m[5]:
                whole = f"{int(whole):{m[5]}}"
            sign = "-" if value._negative else m[2].replace("-", "")
            text = whole + ("." + part if part else "") + ("%" if kind == "%" else "")
            width = int(m[4] or 0)
            if m[3]:
                return sign + text.rjust(width - len(sign), "0")
            fill = m[1] or ">"
            return format(sign + text, f"{fill}{width}" if width else "")
        if kind in "eEgGn":
            return format(float(self), spec)
        return format(str(self), spec if "<" in spec or "^" in spec or ">" in spec else ">" + spec)

    def __hash__(self):
        from fractions import Fraction
        return object.__hash__(self) if self._special == "NaN" else \
            hash(float(self)) if self._special else hash(Fraction(*self.as_integer_ratio()))

    def as_integer_ratio(self):
        if self._special:
            raise (ValueError if self._special == "NaN" else OverflowError)(
                f"cannot convert {self._special} to integer ratio")
        if self._exp >= 0:
            return self._signed() * 10 ** self._exp, 1
        d = 10 ** -self._exp
        common = _math.gcd(self._n, d)
        return self._signed() // common, d // common

    def as_tuple(self):
        from collections import namedtuple
        kind = namedtuple("DecimalTuple", "sign digits exponent")
        return kind(int(self._negative), tuple(map(int, str(self._n))), self._exp)

    def __float__(self):
        return float(str(self))

    def __int__(self):
        if self._special:
            raise (ValueError if self._special == "NaN" else OverflowError)(
                f"cannot convert {self._special} to integer")
        n = self._n * 10 ** self._exp if self._exp >= 0 else self._n // 10 ** -self._exp
        return -n if self._negative else n

    __trunc__ = __int__

    def __bool__(self):
        return bool(self._special or self._n)

    def __neg__(self):
        return _make(not self._negative and bool(self._n or self._special), self._n, self._exp,
                     self._special)._fit()

    def __pos__(self):
        return self._fit()

    def __abs__(self):
        return _make(False, self._n, self._exp, self._special)._fit()

    def __add__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return Decimal(str(float(self) + float(other)))
        exp = min(self._exp, other._exp)
        n = self._signed() * 10 ** (self._exp - exp) + other._signed() * 10 ** (other._exp - exp)
        negative = n < 0 or n == 0 and self._negative and other._negative
        return _make(negative, abs(n), exp)._fit()

    __radd__ = __add__

    def __sub__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        return self + _make(not other._negative, other._n, other._exp, other._special)

    def __rsub__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return Decimal(str(float(self) * float(other)))
        return _make(self._negative != other._negative, self._n * other._n,
                     self._exp + other._exp)._fit()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            return Decimal(str(float(self) / float(other)))
        if not other._n:
            if not self._n:
                raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])
        negative = self._negative != other._negative
        ideal = self._exp - other._exp
        shift = max(0, _current.prec + 1 + len(str(other._n)) - len(str(self._n)))
        q, r = divmod(self._n * 10 ** shift, other._n)
        exp = ideal - shift
        if r:
            q, exp = q * 10 + 1, exp - 1      # something is left over: it counts when rounding
            return _make(negative, q, exp)._fit()
        while exp < ideal and q % 10 == 0:
            q //= 10
            exp += 1
        return _make(negative, q, exp)._fit()

    def __rtruediv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other / self

    def _parts(self, other):
        exp = min(self._exp, other._exp)
        if not other._n:
            raise DivisionByZero([DivisionByZero])
        q, r = divmod(self._n * 10 ** (self._exp - exp), other._n * 10 ** (other._exp - exp))
        return (_make(self._negative != other._negative, q, 0),
                _make(self._negative, r, exp))

    def __floordiv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else self._parts(other)[0]

    def __mod__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        if not other._n:
            raise InvalidOperation([InvalidOperation])
        return self._parts(other)[1]._fit()

    def __divmod__(self, other):
        other = _other(other)
        return NotImplemented if other is None else self._parts(other)

    def __rfloordiv__(self, other):
        return _other(other) // self

    def __rmod__(self, other):
        return _other(other) % self

    def __pow__(self, other, modulo=None):
        other = _other(other)
        if other is None:
            return NotImplemented
        if other == int(other):
            power = int(other)
            result = _make(self._negative and power % 2 == 1, self._n ** abs(power),
                           self._exp * abs(power))
            return result._fit() if power >= 0 else Decimal(1) / result
        if other == Decimal("0.5"):
            return self.sqrt()
        return Decimal(repr(float(self) ** float(other)))

    def sqrt(self, context=None):
        if self._negative and self._n:
            raise InvalidOperation([InvalidOperation])
        exp = self._exp - self._exp % 2
        n = self._n * 10 ** (self._exp % 2)
        shift = max(0, _current.prec + 2 - len(str(n)) // 2)
        root = _math.isqrt(n * 100 ** shift)
        if root * root == n * 100 ** shift:
            half = exp // 2 - shift
            while half < exp // 2 and root % 10 == 0:
                root //= 10
                half += 1
            return _make(False, root, half)._fit()
        return _make(False, root * 10 + 1, exp // 2 - shift - 1)._fit()

    def quantize(self, exp, rounding=None, context=None):
        result = self._rescale(Decimal(exp)._exp, rounding or (context or _current).rounding)
        if len(str(result._n)) > _current.prec:
            raise InvalidOperation([InvalidOperation])
        return result

    def _rescale(self, exp, rounding):
        if exp <= self._exp:
            n = self._n * 10 ** (self._exp - exp)
        else:
            n = _divide_rounded(self._n, 10 ** (exp - self._exp), rounding, self._negative)
        return _make(self._negative, n, exp)

    def to_integral_value(self, rounding=None, context=None):
        return self if self._exp >= 0 else self.quantize(Decimal(1), rounding)

    to_integral = to_integral_value

    def __round__(self, n=None):
        if n is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(_make(False, 1, -n), ROUND_HALF_EVEN)

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def normalize(self, context=None):
        result = self._fit()
        n, exp = result._n, result._exp
        if not n:
            return _make(result._negative, 0, 0)
        while n % 10 == 0:
            n //= 10
            exp += 1
        return _make(result._negative, n, exp)

    def _order(self, other):
        """<0, 0, >0, or None: not comparable."""
        if isinstance(other, float):
            other = Decimal(other)
        other = _other(other)
        if other is None or "NaN" in (self._special, other._special):
            return None
        if self._special or other._special:
            a, b = float(self), float(other)
            return (a > b) - (a < b)
        exp = min(self._exp, other._exp)
        a = self._signed() * 10 ** (self._exp - exp)
        b = other._signed() * 10 ** (other._exp - exp)
        return (a > b) - (a < b)

    def compare(self, other, context=None):
        return Decimal(self._order(other))

    def __eq__(self, other):
        if not isinstance(other, (Decimal, int, float)):
            return NotImplemented
        return self._order(other) == 0

    def __lt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order >= 0

    def is_nan(self):
        return self._special == "NaN"

    def is_infinite(self):
        return self._special == "Infinity"

    def is_zero(self):
        return not self._special and not self._n

    def is_signed(self):
        return self._negative

    def is_finite(self):
        return not self._special

    def adjusted(self):
        return self._exp + len(str(self._n)) - 1

    def copy_abs(self):
        return _make(False, self._n, self._exp, self._special)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


def _make(negative, n, exp, special=None):
    self = object.__new__(Decimal)
    self._negative = negative
    self._n = n
    self._exp = exp
    self._special = special
    return self


def _other(value):
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else None
