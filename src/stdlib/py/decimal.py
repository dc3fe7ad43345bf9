"""Decimal numbers: sign, whole coefficient and exponent, rounded to a context's precision."""
from _helpers import show_module as _show_module
from _decimal_context import *
from collections import namedtuple as _namedtuple
import math as _math
import sys as _sys

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent")
DecimalTuple.__module__ = "decimal"


def _add_context_methods():
    """The operations of Decimal, as methods of a context."""

    def method(name, operation):
        def call(self, *operands):
            with localcontext(self) as context:
                result = operation(*(Decimal(operand) for operand in operands))
            self.flags = dict(context.flags)
            return result

        call.__name__ = name
        call.__qualname__ = "Context." + name
        setattr(Context, name, call)

    for name, operation in {
            "abs": lambda a: abs(a), "add": lambda a, b: a + b, "subtract": lambda a, b: a - b,
            "multiply": lambda a, b: a * b, "divide": lambda a, b: a / b,
            "divide_int": lambda a, b: a // b, "remainder": lambda a, b: a % b,
            "divmod": lambda a, b: divmod(a, b), "minus": lambda a: -a, "plus": lambda a: +a,
            "power": lambda a, b, *modulo: pow(a, b, *modulo),
            "to_sci_string": lambda a: str(a)}.items():
        method(name, operation)
    for name in ("compare", "compare_total", "copy_abs", "copy_negate", "copy_sign", "exp", "fma",
                 "is_finite", "is_infinite", "is_nan", "is_normal", "is_qnan", "is_signed",
                 "is_snan", "is_subnormal", "is_zero", "ln", "log10", "logb", "max", "min",
                 "normalize", "number_class", "quantize", "remainder_near", "same_quantum",
                 "scaleb", "sqrt", "to_eng_string", "to_integral_exact", "to_integral_value"):
        method(name, getattr(Decimal, name))
    Context.to_integral = Context.to_integral_value
    Context.copy_decimal = lambda self, a: Decimal(a)


def _digits(n):
    """How many digits n has (1 for 0)."""
    return len(str(n))


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
    elif rounding == ROUND_05UP:
        up = q % 5 == 0
    else:
        up = rounding == ROUND_FLOOR and negative
    return q + 1 if up else q


@_show_module
class Decimal:
    __slots__ = ("_negative", "_n", "_exp", "_special")     # special: Infinity, NaN, sNaN, or None

    def __new__(cls, value="0", context=None):
        made = _convert(value, context or getcontext())
        return made if cls is Decimal else _make(made._negative, made._n, made._exp,
                                                 made._special, cls)

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, float):
            return cls(_from_float(f))
        if isinstance(f, int):
            return cls(f)
        raise TypeError("argument must be int or float")

    def _fit(self, context=None):
        """Rounded to the context."""
        context = context or getcontext()
        if self._special:
            return self
        n, exp = self._n, self._exp
        extra = _digits(n) - context.prec
        tiny = context.Emin - context.prec + 1
        if exp + _digits(n) - 1 < context.Emin and n:
            context._signal(Subnormal, self)
            extra = max(extra, tiny - exp)
        elif not n:
            top = context.Emax if not context.clamp else context.Emax - context.prec + 1
            if not tiny <= exp <= top:
                context._signal(Clamped, self)
                return _make(self._negative, 0, min(max(exp, tiny), top))
            return self
        if extra > 0:
            if extra > _digits(n) + 1:
                n, scale = 1, 100           # far below half a unit: how far does not matter
            else:
                scale = 10 ** extra
            rounded = _divide_rounded(n, scale, context.rounding, self._negative)
            inexact = rounded * scale != n
            n, exp = rounded, exp + extra
            if _digits(n) > context.prec:
                n //= 10
                exp += 1
            context._signal(Rounded, self)
            if inexact:
                context._signal(Inexact, self)
                if exp + _digits(n) - 1 < context.Emin:
                    context._signal(Underflow, self)
            if not n:
                context._signal(Clamped, self)
        if exp + _digits(n) - 1 > context.Emax:
            for signal in (Rounded, Inexact):
                context._signal(signal, self)
            largest = context.rounding in (ROUND_DOWN, ROUND_05UP) or context.rounding == (
                ROUND_CEILING if self._negative else ROUND_FLOOR)
            return context._signal(Overflow, _make(
                self._negative, 10 ** context.prec - 1, context.Emax - context.prec + 1)
                if largest else _make(self._negative, 0, 0, "Infinity"))
        if context.clamp and exp > context.Emax - context.prec + 1:
            shift = exp - (context.Emax - context.prec + 1)
            return _make(self._negative, n * 10 ** shift, exp - shift)
        if extra <= 0:
            return self
        return _make(self._negative, n, exp)

    def _fit_even(self, context):
        """Rounded to the context, halves to even whatever the context says."""
        rounding = context.rounding
        context.rounding = ROUND_HALF_EVEN
        try:
            return self._fit(context)
        finally:
            context.rounding = rounding

    def _signed(self):
        return -self._n if self._negative else self._n

    def _without(self, other=None):
        """The NaN that an operation with these gives, or None when neither is one."""
        for number in (self, other):
            if number is not None and number._special == "sNaN":
                return getcontext()._signal(InvalidOperation,
                                        _make(number._negative, number._n, 0, "NaN"))
        for number in (self, other):
            if number is not None and number._special == "NaN":
                return number
        return None

    # --- as text ---

    def _text(self, engineering):
        sign = "-" if self._negative else ""
        if self._special:
            return sign + self._special + (str(self._n) if self._n else "")
        digits = str(self._n)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            point = left
        elif not engineering:
            point = 1
        elif not self._n:
            point = (left + 1) % 3 - 1
        else:
            point = (left - 1) % 3 + 1
        if point <= 0:
            whole, part = "0", "." + "0" * -point + digits
        elif point >= len(digits):
            whole, part = digits + "0" * (point - len(digits)), ""
        else:
            whole, part = digits[:point], "." + digits[point:]
        exponent = "" if left == point else \
            f"{'E' if getcontext().capitals else 'e'}{left - point:+d}"
        return sign + whole + part + exponent

    def __str__(self):
        return self._text(False)

    def to_eng_string(self, context=None):
        return self._text(True)

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError("format arg must be str")
        from _decimal_functions import format_number
        return format_number(self, spec)

    def __hash__(self):
        if self._special == "sNaN":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._special == "NaN":
            return object.__hash__(self)
        if self._special:
            return -314159 if self._negative else 314159
        prime = (1 << 61) - 1
        power = pow(10, self._exp, prime) if self._exp >= 0 else \
            pow(pow(10, prime - 2, prime), -self._exp, prime)
        found = self._n * power % prime
        found = -found if self._negative else found
        return -2 if found == -1 else found

    def as_integer_ratio(self):
        if self._special:
            raise (OverflowError if self._special == "Infinity" else ValueError)(
                f"cannot convert {'NaN' if 'N' in self._special else 'Infinity'} to integer ratio")
        if self._exp >= 0:
            return self._signed() * 10 ** self._exp, 1
        d = 10 ** -self._exp
        common = _math.gcd(self._n, d)
        return self._signed() // common, d // common

    def as_tuple(self):
        if self._special == "Infinity":
            return DecimalTuple(int(self._negative), (0,), "F")
        digits = tuple(map(int, str(self._n))) if self._n or not self._special else ()
        return DecimalTuple(int(self._negative), digits,
                            {"NaN": "n", "sNaN": "N"}.get(self._special, self._exp))

    def __float__(self):
        if self._special == "sNaN":
            raise ValueError("cannot convert signaling NaN to float")
        return float("nan" if self._special == "NaN" else str(self))

    def __complex__(self):
        return complex(float(self))

    def __int__(self):
        if self._special:
            raise (OverflowError if self._special == "Infinity" else ValueError)(
                f"cannot convert {'NaN' if 'N' in self._special else 'Infinity'} to integer")
        n = self._n * 10 ** self._exp if self._exp >= 0 else self._n // 10 ** -self._exp
        return -n if self._negative else n

    __trunc__ = __int__

    def __bool__(self):
        return bool(self._special or self._n)

    real = property(lambda self: self)
    imag = property(lambda self: Decimal(0))

    def conjugate(self):
        return self

    def canonical(self):
        return self

    # --- arithmetic ---

    def __neg__(self):
        found = self._without()
        if found is not None:
            return found
        keeps = bool(self._n or self._special) or getcontext().rounding == ROUND_FLOOR
        return _make(keeps and not self._negative, self._n, self._exp, self._special)._fit()

    def __pos__(self):
        found = self._without()
        if found is not None:
            return found
        keeps = bool(self._n or self._special) or getcontext().rounding == ROUND_FLOOR
        return self._fit() if keeps or not self._negative else _make(False, 0, self._exp)._fit()

    def __abs__(self):
        found = self._without()
        return _make(False, self._n, self._exp, self._special)._fit() if found is None else found

    def __add__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        if self._special or other._special:
            found = self._without(other)
            if found is not None:
                return found
            if self._special and other._special and self._negative != other._negative:
                return getcontext()._signal(InvalidOperation)
            return self if self._special else other
        a, b = self, other
        # What is far below the last digit that counts is as good as the smallest number there.
        if a._n and b._n:
            if a._exp < b._exp:
                a, b = b, a
            floor = a._exp + min(-1, _digits(a._n) - getcontext().prec - 2)
            if b._exp + _digits(b._n) - 1 < floor:
                b = _make(b._negative, 1, floor)
        exp = min(a._exp, b._exp)
        n = a._signed() * 10 ** (a._exp - exp) + b._signed() * 10 ** (b._exp - exp)
        negative = n < 0
        if not n:
            negative = self._negative and other._negative or \
                getcontext().rounding == ROUND_FLOOR and self._negative != other._negative
        return _make(negative, abs(n), exp)._fit()

    __radd__ = __add__

    def __sub__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        if other._special in ("NaN", "sNaN"):
            return self._without(other)
        return self + _make(not other._negative, other._n, other._exp, other._special)

    def __rsub__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        negative = self._negative != other._negative
        if self._special or other._special:
            found = self._without(other)
            if found is not None:
                return found
            if not self or not other:
                return getcontext()._signal(InvalidOperation)
            return _make(negative, 0, 0, "Infinity")
        return _make(negative, self._n * other._n, self._exp + other._exp)._fit()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        context = getcontext()
        negative = self._negative != other._negative
        if self._special or other._special:
            found = self._without(other)
            if found is not None:
                return found
            if self._special and other._special:
                return context._signal(InvalidOperation)
            if self._special:
                return _make(negative, 0, 0, "Infinity")
            context._signal(Clamped, self)
            return _make(negative, 0, context.Etiny())
        if not other._n:
            if not self._n:
                return context._signal(InvalidOperation, shown=DivisionUndefined)
            return context._signal(DivisionByZero, _make(negative, 0, 0, "Infinity"))
        ideal = self._exp - other._exp
        if not self._n:
            return _make(negative, 0, ideal)._fit()
        shift = max(0, context.prec + 1 + _digits(other._n) - _digits(self._n))
        q, r = divmod(self._n * 10 ** shift, other._n)
        exp = ideal - shift
        if r:
            return _make(negative, q * 10 + 1, exp - 1)._fit()   # a rest counts when rounding
        while exp < ideal and q % 10 == 0:
            q //= 10
            exp += 1
        return _make(negative, q, exp)._fit()

    def __rtruediv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other / self

    def _parts(self, other, quotient=True):
        """(quotient, remainder) of whole division, or what goes wrong twice."""
        context = getcontext()
        negative = self._negative != other._negative
        found = self._without(other)
        if found is not None:
            return found, found
        if self._special:
            if quotient and not other._special:
                return _make(negative, 0, 0, "Infinity"), None
            found = context._signal(InvalidOperation)
            return found, found
        if other._special:
            return _make(negative, 0, 0), self._fit()
        if not other._n:
            if not self._n:
                found = context._signal(InvalidOperation, shown=DivisionUndefined)
                return found, found
            if not quotient:
                return None, context._signal(InvalidOperation)
            return context._signal(DivisionByZero, _make(negative, 0, 0, "Infinity")), None
        if self._exp + _digits(self._n) - other._exp - _digits(other._n) > context.prec:
            found = context._signal(InvalidOperation, shown=DivisionImpossible)
            return found, found
        exp = min(self._exp, other._exp)
        if other._exp > self._exp + _digits(self._n):
            return _make(negative, 0, 0), self._fit()
        q, r = divmod(self._n * 10 ** (self._exp - exp), other._n * 10 ** (other._exp - exp))
        if _digits(q) > context.prec:
            found = context._signal(InvalidOperation, shown=DivisionImpossible)
            return found, found
        return _make(negative, q, 0), _make(self._negative, r, exp)._fit()

    def __floordiv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else self._parts(other)[0]

    def __mod__(self, other):
        other = _other(other)
        return NotImplemented if other is None else self._parts(other, False)[1]

    def __divmod__(self, other):
        other = _other(other)
        if other is None:
            return NotImplemented
        if not other and self._n and not self._special and not other._special and \
                getcontext().traps[InvalidOperation]:
            raise InvalidOperation([InvalidOperation, DivisionByZero])
        q, r = self._parts(other)
        return q, getcontext()._signal(InvalidOperation) if r is None else r

    def __rfloordiv__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other // self

    def __rmod__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other % self

    def __rdivmod__(self, other):
        other = _other(other)
        return NotImplemented if other is None else divmod(other, self)

    def remainder_near(self, other, context=None):
        other = Decimal(other)
        q, r = self._parts(other, False)
        if r._special or other._special:
            return r
        twice = abs(r) * 2
        size = abs(other)
        if twice > size or twice == size and q._n & 1:
            r = r - size if not r._negative else r + size
        return r

    def fma(self, other, third, context=None):
        other, third = Decimal(other), Decimal(third)
        if self._special or other._special:
            return self * other + third
        exact = _make(self._negative != other._negative, self._n * other._n,
                      self._exp + other._exp)
        return exact + third

    def __pow__(self, other, modulo=None):
        other = _other(other)
        if other is None:
            return NotImplemented
        if modulo is not None:
            modulo = _other(modulo)
            if modulo is None:
                return NotImplemented
            if not all(x._exp >= 0 and not x._special for x in (self, other, modulo)) or \
                    other._negative or not modulo:
                return getcontext()._signal(InvalidOperation)
            found = pow(abs(int(self)), int(other), abs(int(modulo)))
            return _make(self._negative and int(other) % 2 == 1, found, 0)._fit()
        from _decimal_functions import power
        return power(self, other, getcontext())

    def __rpow__(self, other):
        other = _other(other)
        return NotImplemented if other is None else other ** self

    def sqrt(self, context=None):
        context = context or getcontext()
        found = self._without()
        if found is not None:
            return found
        if self._negative and (self._n or self._special):
            return context._signal(InvalidOperation)
        if self._special:
            return self
        if not self._n:
            return _make(self._negative, 0, self._exp >> 1)._fit(context)
        ideal = self._exp >> 1
        n = self._n * 10 if self._exp & 1 else self._n
        shift = max(0, context.prec + 2 - _digits(n) // 2)
        scaled = n * 100 ** shift
        root = _math.isqrt(scaled)
        exp = ideal - shift
        if root * root != scaled:
            return _make(False, root * 10 + 1, exp - 1)._fit_even(context)
        while exp < ideal and root % 10 == 0:
            root //= 10
            exp += 1
        return _make(False, root, exp)._fit_even(context)

    def exp(self, context=None):
        context = context or getcontext()
        found = self._without()
        if found is not None:
            return found
        if self._special:
            return _make(False, 0, 0) if self._negative else self
        if not self._n:
            return _make(False, 1, 0)
        if self.adjusted() > 8:
            big = _make(False, 1, -2 * context.Emax if self._negative else 2 * context.Emax)
            return big._fit(context)
        from _decimal_functions import exp_of, rounded_series
        return rounded_series(lambda places: exp_of(self, places), context)

    def ln(self, context=None):
        return self._logarithm(context, False)

    def log10(self, context=None):
        return self._logarithm(context, True)

    def _logarithm(self, context, ten):
        context = context or getcontext()
        found = self._without()
        if found is not None:
            return found
        if self._negative and (self._n or self._special):
            return context._signal(InvalidOperation)
        if self._special:
            return self
        if not self._n:
            return _make(True, 0, 0, "Infinity")
        if ten and str(self._n).rstrip("0") == "1":
            return Decimal(self.adjusted())._fit(context)
        if self == 1:
            return _make(False, 0, 0)
        from _decimal_functions import ln_of, rounded_series
        return rounded_series(lambda places: ln_of(self, places, ten), context)

    def quantize(self, exp, rounding=None, context=None):
        exp = _other(exp) if not isinstance(exp, (str, float)) else None
        if exp is None:
            raise TypeError("conversion from "
                            "str to Decimal is not supported")
        context = context or getcontext()
        found = self._without(exp)
        if found is not None:
            return found
        if self._special or exp._special:
            return self if self._special == exp._special else context._signal(InvalidOperation)
        result = self._rescale(exp._exp, rounding or context.rounding)
        if _digits(result._n) > context.prec or not \
                context.Etiny() <= exp._exp <= context.Emax or result._n and \
                result.adjusted() > context.Emax:
            return context._signal(InvalidOperation)
        if exp._exp > self._exp:
            context._signal(Rounded, result)
            if result != self:
                context._signal(Inexact, result)
        return result

    def _rescale(self, exp, rounding):
        if exp <= self._exp:
            n = self._n * 10 ** (self._exp - exp)
        else:
            n = _divide_rounded(self._n, 10 ** (exp - self._exp), rounding, self._negative)
        return _make(self._negative, n, exp)

    def to_integral_value(self, rounding=None, context=None):
        found = self._without()
        if found is not None:
            return found
        if self._special or self._exp >= 0:
            return self
        return self._rescale(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if not self._special and self._exp < 0:
            context._signal(Rounded, result)
            if result != self:
                context._signal(Inexact, result)
        return result

    def __round__(self, n=None):
        if n is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(_make(False, 1, -n))

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def normalize(self, context=None):
        found = self._without()
        if found is not None:
            return found
        result = self._fit(context)
        n, exp = result._n, result._exp
        if result._special:
            return result
        if not n:
            return _make(result._negative, 0, 0)
        while n % 10 == 0:
            n //= 10
            exp += 1
        return _make(result._negative, n, exp)

    # --- comparing ---

    def _order(self, other):
        """<0, 0, >0, or None: not comparable."""
        if "NaN" in (self._special, other._special) or "sNaN" in (self._special, other._special):
            return None
        if self._special or other._special:
            a = (-1 if self._negative else 1) if self._special else 0
            b = (-1 if other._negative else 1) if other._special else 0
            return a - b
        if not self._n or not other._n or self._negative != other._negative:
            a, b = (-1 if x._negative else 1 if x._n else 0 for x in (self, other))
            a, b = a if self._n else 0, b if other._n else 0
            return a - b
        sign = -1 if self._negative else 1
        if self.adjusted() != other.adjusted():
            return sign if self.adjusted() > other.adjusted() else -sign
        exp = min(self._exp, other._exp)
        a = self._signed() * 10 ** (self._exp - exp)
        b = other._signed() * 10 ** (other._exp - exp)
        return (a > b) - (a < b)

    def _compare(self, other, test, equality=False):
        if isinstance(other, float):
            getcontext().flags[FloatOperation] = True
            if not equality and getcontext().traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            other = _from_float(other)
        elif isinstance(other, complex) and equality:
            if other.imag:
                return False
            other = _from_float(other.real)
        else:
            converted = _other(other)
            if converted is None:
                fractions = _sys.modules.get("fractions")
                if fractions is None or not isinstance(other, fractions.Fraction) or \
                        self._special:
                    return NotImplemented
                own = fractions.Fraction(*self.as_integer_ratio())
                return test((own > other) - (own < other))
            other = converted
        order = self._order(other)
        if order is None:
            if not equality or "sNaN" in (self._special, other._special):
                getcontext()._signal(InvalidOperation)
            return test is _not_equal
        return test(order)

    def __eq__(self, other):
        return self._compare(other, _equal, True)

    def __ne__(self, other):
        return self._compare(other, _not_equal, True)

    def __lt__(self, other):
        return self._compare(other, lambda order: order < 0)

    def __le__(self, other):
        return self._compare(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._compare(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._compare(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = Decimal(other)
        found = self._without(other)
        if found is not None:
            return found
        order = self._order(other)
        return Decimal((order > 0) - (order < 0))

    def compare_total(self, other, context=None):
        other = Decimal(other)
        if self._negative != other._negative:
            return Decimal(-1 if self._negative else 1)

        def key(x):
            kind = {"NaN": 2, "sNaN": 1}.get(x._special, 0)
            return kind, x._n if kind else 0

        a, b = key(self), key(other)
        order = (a > b) - (a < b)
        if not order and not a[0]:
            order = self.copy_abs()._order(other.copy_abs()) or \
                (self._exp > other._exp) - (self._exp < other._exp)
        order = (order > 0) - (order < 0)
        return Decimal(-order if self._negative else order)

    def max(self, other, context=None):
        return self._pick(other, 1)

    def min(self, other, context=None):
        return self._pick(other, -1)

    def _pick(self, other, sign):
        other = Decimal(other)
        if self._special == "NaN" and "N" not in (other._special or ""):
            return other._fit()
        if other._special == "NaN" and "N" not in (self._special or ""):
            return self._fit()
        found = self._without(other)
        if found is not None:
            return found
        order = self._order(other) or int(self.compare_total(other))
        return (self if order * sign >= 0 else other)._fit()

    # --- its parts ---

    def is_nan(self):
        return self._special in ("NaN", "sNaN")

    def is_qnan(self):
        return self._special == "NaN"

    def is_snan(self):
        return self._special == "sNaN"

    def is_infinite(self):
        return self._special == "Infinity"

    def is_zero(self):
        return not self._special and not self._n

    def is_signed(self):
        return self._negative

    def is_finite(self):
        return not self._special

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return bool(not self._special and self._n and
                    self.adjusted() >= (context or getcontext()).Emin)

    def is_subnormal(self, context=None):
        return bool(not self._special and self._n and
                    self.adjusted() < (context or getcontext()).Emin)

    def number_class(self, context=None):
        if self._special in ("NaN", "sNaN"):
            return self._special
        kind = "Infinity" if self._special else "Zero" if not self._n else \
            "Normal" if self.is_normal(context) else "Subnormal"
        return ("-" if self._negative else "+") + kind

    def adjusted(self):
        return 0 if self._special else self._exp + _digits(self._n) - 1

    def logb(self, context=None):
        if self._special:
            found = self._without()
            return _make(False, 0, 0, "Infinity") if found is None else found
        if not self._n:
            return (context or getcontext())._signal(DivisionByZero, _make(True, 0, 0, "Infinity"))
        return Decimal(self.adjusted())

    def scaleb(self, other, context=None):
        return self if self._special else \
            _make(self._negative, self._n, self._exp + int(other))._fit(context)

    def same_quantum(self, other, context=None):
        other = Decimal(other)
        if self._special or other._special:
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exp == other._exp

    def radix(self):
        return Decimal(10)

    def copy_abs(self):
        return _make(False, self._n, self._exp, self._special)

    def copy_negate(self):
        return _make(not self._negative, self._n, self._exp, self._special)

    def copy_sign(self, other, context=None):
        return _make(Decimal(other)._negative, self._n, self._exp, self._special)

    def next_plus(self, context=None):
        return self._neighbour(context or getcontext(), ROUND_CEILING)

    def next_minus(self, context=None):
        return self._neighbour(context or getcontext(), ROUND_FLOOR)

    def _neighbour(self, context, rounding):
        with localcontext(context) as inner:
            inner.rounding = rounding
            inner.clear_traps()
            near = self._fit(inner)
            if near != self or self._special:
                return near
            step = _make(rounding == ROUND_FLOOR, 1, inner.Etiny() - 1)
            return self + step

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


def _equal(order):
    return order == 0


def _not_equal(order):
    return order != 0


def _make(negative, n, exp, special=None, cls=Decimal):
    self = object.__new__(cls)
    self._negative = negative
    self._n = n
    self._exp = exp
    self._special = special
    return self


def _other(value):
    if isinstance(value, Decimal):
        return value
    return _make(value < 0, abs(int(value)), 0) if isinstance(value, int) else None


def _from_float(value):
    if value != value or value in (_math.inf, -_math.inf):
        return _convert(repr(value), getcontext())
    n, d = abs(value).as_integer_ratio()
    places = d.bit_length() - 1
    return _make(_math.copysign(1, value) < 0, n * 5 ** places, -places)


def _convert(value, context):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _make(value < 0, abs(int(value)), 0)
    if isinstance(value, float):
        context._signal(FloatOperation, value)
        return _from_float(value)
    if isinstance(value, (tuple, list)):
        return _from_tuple(value)
    if not isinstance(value, str):
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    text = value.strip().replace("_", "").lower()
    negative = text[:1] == "-"
    text = text[1:] if text[:1] in ("+", "-") else text
    if text in ("inf", "infinity"):
        return _make(negative, 0, 0, "Infinity")
    for start, special in (("nan", "NaN"), ("snan", "sNaN")):
        rest = text[len(start):]
        if text.startswith(start) and (not rest or rest.isdecimal()):
            return _make(negative, int(rest or 0), 0, special)
    body, e, exponent = text.partition("e")
    whole, dot, part = body.partition(".")
    sign = exponent[:1] if exponent[:1] in ("+", "-") else ""
    if not (whole + part).isdecimal() or e and not exponent[len(sign):].isdecimal():
        return context._signal(InvalidOperation, shown=ConversionSyntax)
    made = _make(negative, int(whole + part), (int(exponent) if e else 0) - len(part))
    if abs(made.adjusted()) > MAX_EMAX:
        return context._signal(InvalidOperation)
    return made


def _from_tuple(parts):
    if len(parts) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = parts
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    n = int("".join(map(str, digits)) or "0")
    special = {"F": "Infinity", "n": "NaN", "N": "sNaN"}.get(exponent)
    if special:
        return _make(bool(sign), n if special != "Infinity" else 0, 0, special)
    if not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return _make(bool(sign), n, exponent)


_add_context_methods()

import numbers as _numbers

_numbers.Number.register(Decimal)
