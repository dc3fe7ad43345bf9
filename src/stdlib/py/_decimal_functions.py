"""Decimal numbers: powers, logarithms, and format()."""
import math as _math
from decimal import *
from decimal import _digits, _make


def rounded_series(compute, context):
    """compute(places) gives a number with an error of some units of its last place, that place
    being `places` digits behind the first: asked for more until the rounding is certain."""
    places = context.prec + 6
    while True:
        negative, n, exp = compute(places)
        digits = str(n)
        tail = digits[context.prec:]
        if len(digits) >= context.prec + 4 and tail[:-2] and \
                tail[:-2] not in ("5" + "0" * (len(tail) - 3), "4" + "9" * (len(tail) - 3)):
            return _make(negative, n * 10 + 1, exp - 1)._fit_even(context)
        places += 10


def _atanh_inverse(n, scale):
    """atanh(1/n) * scale"""
    total = term = scale // n
    square = n * n
    k = 3
    while term:
        term //= square
        total += term // k
        k += 2
    return total


_ln10_known = (0, 0)


def _ln10(places):
    """ln(10) * 10**places"""
    global _ln10_known
    if _ln10_known[0] < places:
        scale = 10 ** (places + 10)
        value = 46 * _atanh_inverse(31, scale) + 34 * _atanh_inverse(49, scale) + \
            20 * _atanh_inverse(161, scale)
        _ln10_known = (places, value // 10 ** 10)
    return _ln10_known[1] // 10 ** (_ln10_known[0] - places)


def _exp_scaled(x, places):
    """e**(x / 10**places), as (n, exponent): n / 10**places * 10**exponent."""
    guard = places + 12
    x *= 10 ** 12
    ten = _ln10(guard)
    k = x // ten
    if abs(k) > 99:
        extra = len(str(abs(k)))
        k = x * 10 ** extra // _ln10(guard + extra)
        x = (x * 10 ** extra - k * _ln10(guard + extra)) // 10 ** extra
    else:
        x -= k * ten
    scale = 10 ** guard
    x >>= 8
    total = term = scale
    i = 1
    while term:
        term = term * x // scale // i
        total += term
        i += 1
    for _ in range(8):
        total = total * total // scale
    return total // 10 ** 12, k


def exp_of(number, places):
    places += max(0, number.adjusted() + 1)
    x = number._signed()
    shift = number._exp + places
    x = x * 10 ** shift if shift >= 0 else x // 10 ** -shift
    n, exp = _exp_scaled(x, places)
    return False, n, exp - places


def _ln_scaled(m, places):
    """ln(m / 10**places) * 10**places, for m / 10**places in [0.1, 10]"""
    guard = places + 12
    m *= 10 ** 12
    scale = 10 ** guard
    y = int(_math.log(m / scale) * 2 ** 60) * scale >> 60
    close = 14
    while True:
        n, k = _exp_scaled(y, guard)
        e = n * 10 ** k if k >= 0 else n // 10 ** -k
        y += 2 * scale * (m - e) // (m + e)
        if close > guard:
            return y // 10 ** 12
        close *= 3


def ln_of(number, places, ten):
    adjusted = number.adjusted()
    near = _digits(number._n) + 2 if adjusted in (0, -1) else 0   # close to 1: digits vanish
    places += near
    power = adjusted if number._n * 3 < 10 ** _digits(number._n) or adjusted != -1 else 0
    shift = number._exp - power + places
    m = number._n * 10 ** shift if shift >= 0 else number._n // 10 ** -shift
    value = _ln_scaled(m, places) + power * _ln10(places)
    if ten:
        value = value * 10 ** places // _ln10(places)
    return value < 0, abs(value), -places


def power(base, exponent, context):
    found = base._without(exponent)
    if found is not None:
        return found
    if not exponent:
        return context._signal(InvalidOperation) if not base else _make(False, 1, 0)
    whole = exponent._special is None and exponent == exponent.to_integral_value()
    odd = whole and exponent._exp <= 0 and int(exponent) % 2 == 1
    negative = base._negative and odd
    if not base:
        return _make(negative, 0, 0, "Infinity" if exponent._negative else None)
    if base._negative and not whole and not (base._special and not exponent._special):
        return context._signal(InvalidOperation)
    if base._special or exponent._special:
        size = base.copy_abs()._order(_make(False, 1, 0))
        if not size:
            return _make(negative, 10 ** (context.prec - 1), 1 - context.prec)._fit_even(context)
        return _make(negative, 0, 0, "Infinity" if (size > 0) != exponent._negative else None)
    if whole and base._n == 1 and not base._exp:
        return _make(negative, 1, 0)
    if whole and exponent.adjusted() < 12:
        return _whole_power(base, int(exponent), negative, context)
    if base == 1:
        return _make(negative, 10 ** (context.prec - 1), 1 - context.prec)._fit_even(context)
    size = base.adjusted() + 1
    if exponent.adjusted() + _digits(abs(size) + 1) > 18:
        up = (size > 0 and base.copy_abs() > 1) != exponent._negative
        return _make(negative, 1, 2 * context.Emax if up else -2 * context.Emax)._fit(context)

    def compute(places):
        inner = places + _digits(abs(size) + 1) + max(0, exponent.adjusted() + 1) + 5
        sign, log, exp = ln_of(base.copy_abs(), inner, False)
        product = _make(sign != exponent._negative, log * exponent._n, exp + exponent._exp)
        return exp_of(product, places)

    places = context.prec + 8
    sign, n, exp = compute(places)
    result = _make(negative, n, exp)._fit_even(context)
    missing = context.prec - _digits(result._n) if result._n else 0
    return _make(negative, result._n * 10 ** missing, result._exp - missing) if missing > 0 \
        else result


def _whole_power(base, power, negative, context):
    size = abs(power)
    if size * _digits(base._n) <= 4 * context.prec + 400:
        result = _make(negative, base._n ** size, base._exp * size)
    else:
        with localcontext(Context(context.prec + 12 + _digits(size), ROUND_HALF_EVEN,
                                  -MAX_EMAX // 4, MAX_EMAX // 4, traps=[])):
            result, square = _make(False, 1, 0), base.copy_abs()
            while size:
                if size & 1:
                    result = result * square
                size >>= 1
                if size:
                    square = square * square
        result = _make(negative, result._n, result._exp)
    if power >= 0:
        return result._fit(context)
    with localcontext(context):
        return _make(False, 1, 0) / result


# ---- format() ----

def format_number(number, spec):
    import re
    found = re.fullmatch(r"(?:(.)?([<>=^]))?([-+ ])?(z)?(0)?(\d+)?([,_])?(?:\.(\d+))?"
                         r"([eEfFgGn%])?", spec, re.DOTALL)
    if not found or found[7] == "_":
        raise ValueError("invalid format string")
    fill, align, sign, z, zero, width, comma, precision, kind = found.groups()
    if zero:
        fill, align = fill or "0", align or "="
    fill, align = fill or " ", align or ">"
    precision = None if precision is None else int(precision)
    echar = "E" if (kind or ("G" if getcontext().capitals else "g")) in "EG" else "e"
    percent = kind == "%"
    rounding = getcontext().rounding
    shown = "-" if number._negative else sign if sign in ("+", " ") else ""
    if number._special:
        body = number._special + (str(number._n) if number._n else "")
        if fill == "0" and align == "=" and zero:
            fill, align = " ", ">"
        return _align(shown, body + ("%" if percent else ""), fill, align, int(width or 0))
    n, exp = number._n, number._exp
    if percent:
        exp += 2
    value = _make(number._negative, n, exp)
    if precision is not None:
        if kind in ("e", "E"):
            value = _round_to(value, precision + 1, rounding)
        elif kind in ("f", "F", "%"):
            value = value._rescale(-precision, rounding)
        elif _digits(n) > max(precision, 1):
            value = _round_to(value, max(precision, 1), rounding)
    if not value._n and value._exp > 0 and kind in ("f", "F", "%"):
        value = _make(value._negative, 0, 0)
    digits = str(value._n)
    left = value._exp + len(digits)
    if kind in ("e", "E"):
        point = 1 if value._n or precision is None else 1 - precision
    elif kind in ("f", "F", "%"):
        point = left
    else:
        point = left if value._exp <= 0 and left > -6 else 1
    if point < 0:
        whole, part = "0", "0" * -point + digits
    elif point > len(digits):
        whole, part = digits + "0" * (point - len(digits)), ""
    else:
        whole, part = digits[:point] or "0", digits[point:]
    if z and number._negative and not value._n:
        shown = sign if sign in ("+", " ") else ""
    tail = "." + part if part else ""
    if left != point or kind in ("e", "E"):
        tail += f"{echar}{left - point:+d}"
    tail += "%" if percent else ""
    if comma or kind == "n":
        room = int(width or 0) - len(shown) - len(tail) if fill == "0" and align == "=" else 0
        if comma:
            whole = format(int(whole), f"0{room},") if room > 0 else f"{int(whole):,}"
    return _align(shown, whole + tail, fill, align, int(width or 0))


def _round_to(value, digits, rounding):
    """Rounded to so many digits, or with as many zeros at the end for e and E."""
    extra = _digits(value._n) - digits
    if not value._n:
        return value
    rounded = value._rescale(value._exp + extra, rounding)
    if _digits(rounded._n) > digits:
        rounded = _make(rounded._negative, rounded._n // 10, rounded._exp + 1)
    return rounded


def _align(sign, body, fill, align, width):
    room = max(0, width - len(sign) - len(body))
    if align == "=":
        return sign + fill * room + body
    text = sign + body
    if align == "<":
        return text + fill * room
    if align == ">":
        return fill * room + text
    return fill * (room // 2) + text + fill * (room - room // 2)
