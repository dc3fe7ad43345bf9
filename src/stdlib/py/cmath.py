"""Functions of complex numbers."""
import math as _math
from math import pi, e, tau, inf, nan
from _cmath import special as _special

infj = complex(0.0, inf)
nanj = complex(0.0, nan)
_huge = 4.49423283715579e+307       # a quarter of the largest number
_log_huge = 708.7827128933838       # its logarithm, rounded down


def _take(z):
    if isinstance(z, str) or not (isinstance(z, complex) or hasattr(type(z), "__complex__")
                                  or hasattr(type(z), "__float__")
                                  or hasattr(type(z), "__index__")):
        raise TypeError("must be real number, not " + type(z).__name__)
    return complex(z)


def _take_real(x):
    return _math.copysign(x, x)


def _is_finite(z):
    return _math.isfinite(z.real) and _math.isfinite(z.imag)


def _domain():
    raise ValueError("math domain error")


def _checked(real, imag):
    if _math.isinf(real) or _math.isinf(imag):
        raise OverflowError("math range error")
    return complex(real, imag)


def _hypot(x, y):
    try:
        return abs(complex(x, y))
    except OverflowError:
        raise OverflowError("math range error") from None


def phase(z, /):
    z = _take(z)
    result = _math.atan2(z.imag, z.real)
    if result == 0 != z.imag and _math.isfinite(z.real):
        raise OverflowError("math range error")     # too small for a number
    return result


def polar(z, /):
    z = _take(z)
    size = _hypot(z.real, z.imag)
    return size, _math.atan2(z.imag, z.real)


def rect(r, phi, /):
    r, phi = _take_real(r), _take_real(phi)
    if not (_math.isfinite(r) and _math.isfinite(phi)):
        if r and r == r and _math.isinf(phi):
            _domain()
        if r == 0:
            return complex(0.0, 0.0)
        if _math.isinf(r) and phi == phi:
            if phi == 0:
                return complex(r, phi if r > 0 else -phi)
            return complex(_math.copysign(r, r * _math.cos(phi)),
                           _math.copysign(r, r * _math.sin(phi)))
        if r != r and phi == 0:
            return complex(r, 0.0)
        return complex(inf if _math.isinf(r) else nan, nan)
    if phi == 0:
        return complex(r, r * phi)
    return complex(r * _math.cos(phi), r * _math.sin(phi))


def exp(z, /):
    z = _take(z)
    if not _is_finite(z):
        if _math.isinf(z.imag) and (_math.isfinite(z.real) or z.real > 0):
            _domain()
        if _math.isinf(z.real) and _math.isinf(z.imag):
            return complex(0.0, 0.0)
        return _special("exp", z.real, z.imag)
    if z.real > _log_huge:
        size = _math.exp(z.real - 1.0)
        return _checked(size * _math.cos(z.imag) * e, size * _math.sin(z.imag) * e)
    size = _math.exp(z.real)
    return _checked(size * _math.cos(z.imag), size * _math.sin(z.imag))


def _log(z):
    if not _is_finite(z):
        return _special("log", z.real, z.imag)
    x, y = abs(z.real), abs(z.imag)
    if x > _huge or y > _huge:
        size = _math.log(_hypot(x / 2.0, y / 2.0)) + _math.log(2.0)
    elif x < 2.2250738585072014e-308 and y < 2.2250738585072014e-308:
        if x == 0 == y:
            _domain()
        size = _math.log(_hypot(x * 2.0 ** 53, y * 2.0 ** 53)) - 53 * _math.log(2.0)
    else:
        size = _hypot(x, y)
        if 0.71 <= size <= 1.73:    # near 1 the logarithm would lose digits
            more, less = max(x, y), min(x, y)
            size = _math.log1p((more - 1) * (more + 1) + less * less) / 2.0
        else:
            size = _math.log(size)
    return complex(size, _math.atan2(z.imag, z.real))


def log(z, base=None, /):
    result = _log(_take(z))
    if base is None:
        return result
    below = _log(_take(base))
    if below == 0:
        _domain()
    return result / below


def log10(z, /):
    z = _log(_take(z))
    return complex(z.real / _math.log(10.0), z.imag / _math.log(10.0))


def _sqrt(z):
    if not _is_finite(z):
        return _special("sqrt", z.real, z.imag)
    x, y = abs(z.real), abs(z.imag)
    if x == 0 == y:
        return complex(0.0, z.imag)
    if x < 2.2250738585072014e-308 and y < 2.2250738585072014e-308 and (x > 0 or y > 0):
        x *= 2.0 ** 53
        size = _math.sqrt(x + _hypot(x, y * 2.0 ** 53)) * 2.0 ** -27
    else:
        x /= 8.0
        size = 2.0 * _math.sqrt(x + _hypot(x, y / 8.0))
    other = y / (2.0 * size)
    if z.real >= 0:
        return complex(size, _math.copysign(other, z.imag))
    return complex(other, _math.copysign(size, z.imag))


def sqrt(z, /):
    return _sqrt(_take(z))


def _cosh(z):
    if not _is_finite(z):
        if _math.isinf(z.imag) and z.real == z.real:
            _domain()
        if z.real != z.real and z.imag == 0:
            return complex(nan, 0.0)
        return _special("cosh", z.real, z.imag)
    if abs(z.real) > _log_huge:
        less = z.real - _math.copysign(1.0, z.real)
        return _checked(_math.cos(z.imag) * _math.cosh(less) * e,
                        _math.sin(z.imag) * _math.sinh(less) * e)
    return _checked(_math.cos(z.imag) * _math.cosh(z.real),
                    _math.sin(z.imag) * _math.sinh(z.real))


def _sinh(z):
    if not _is_finite(z):
        if _math.isinf(z.imag) and z.real == z.real:
            _domain()
        if z.real == 0:
            return complex(0.0, nan)
        return _special("sinh", z.real, z.imag)
    if abs(z.real) > _log_huge:
        less = z.real - _math.copysign(1.0, z.real)
        return _checked(_math.cos(z.imag) * _math.sinh(less) * e,
                        _math.sin(z.imag) * _math.cosh(less) * e)
    return _checked(_math.cos(z.imag) * _math.sinh(z.real),
                    _math.sin(z.imag) * _math.cosh(z.real))


def _tanh(z):
    if not _is_finite(z):
        if _math.isinf(z.imag) and _math.isfinite(z.real):
            _domain()
        if _math.isinf(z.real) and not _math.isfinite(z.imag):
            return complex(_math.copysign(1.0, z.real), 0.0)
        if z.imag != z.imag:
            return complex(nan, nan)
        return _special("tanh", z.real, z.imag)
    if abs(z.real) > _log_huge:
        return complex(_math.copysign(1.0, z.real),
                       4.0 * _math.sin(z.imag) * _math.cos(z.imag)
                       * _math.exp(-2.0 * abs(z.real)))
    x, y = _math.tanh(z.real), _math.tan(z.imag)
    narrow = 1.0 / _math.cosh(z.real)
    both = x * y
    below = 1.0 + both * both
    return complex(x * (1.0 + y * y) / below, y / below * narrow * narrow)


def _asinh(z):
    if not _is_finite(z):
        if z.real != z.real and _math.isinf(z.imag):
            return complex(inf, nan)
        return _special("asinh", z.real, z.imag)
    x, y = z.real, z.imag
    if abs(x) > _huge or abs(y) > _huge:
        size = _math.log(_hypot(x / 2.0, y / 2.0)) + _math.log(2.0) * 2.0
        return complex(_math.copysign(size, x), _math.atan2(y, abs(x)))
    one, two = _sqrt(complex(1.0 + y, -x)), _sqrt(complex(1.0 - y, x))
    return complex(_math.asinh(one.real * two.imag - two.real * one.imag),
                   _math.atan2(y, one.real * two.real - one.imag * two.imag))


def _atanh(z):
    if not _is_finite(z):
        if z.real != z.real and _math.isinf(z.imag):
            return complex(0.0, _math.copysign(pi / 2.0, z.imag))
        return _special("atanh", z.real, z.imag)
    x, y = z.real, z.imag
    if x < 0 or x == 0 and _math.copysign(1.0, x) < 0:
        return -_atanh(-z)
    size = abs(y)
    if x > 6.703903964971298e+153 or size > 6.703903964971298e+153:
        far = _hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / far / far, _math.copysign(pi / 2.0, y))
    if x == 1 and size < 1.4916681462400413e-154:
        if size == 0:
            _domain()
        return complex(-_math.log(_math.sqrt(size) / _math.sqrt(_hypot(size, 2.0))),
                       _math.copysign(_math.atan2(2.0, -size) / 2, y))
    return complex(_math.log1p(4.0 * x / ((1 - x) * (1 - x) + size * size)) / 4.0,
                   -_math.atan2(-2.0 * y, (1 - x) * (1 + x) - size * size) / 2.0)


def _turned(function, z):
    """The circular function whose hyperbolic one is `function`, on the turned plane."""
    result = function(complex(-z.imag, z.real))
    return complex(result.imag, -result.real)


def cosh(z, /):
    return _cosh(_take(z))


def sinh(z, /):
    return _sinh(_take(z))


def tanh(z, /):
    return _tanh(_take(z))


def cos(z, /):
    z = _take(z)
    return _cosh(complex(-z.imag, z.real))


def sin(z, /):
    return _turned(_sinh, _take(z))


def tan(z, /):
    return _turned(_tanh, _take(z))


def asinh(z, /):
    return _asinh(_take(z))


def atanh(z, /):
    return _atanh(_take(z))


def asin(z, /):
    return _turned(_asinh, _take(z))


def atan(z, /):
    return _turned(_atanh, _take(z))


def acos(z, /):
    z = _take(z)
    if not _is_finite(z):
        if _math.isinf(z.real) and z.imag != z.imag:
            return complex(nan, inf)
        return _special("acos", z.real, z.imag)
    x, y = z.real, z.imag
    if abs(x) > _huge or abs(y) > _huge:
        size = _math.log(_hypot(x / 2.0, y / 2.0)) + _math.log(2.0) * 2.0
        return complex(_math.atan2(abs(y), x), -_math.copysign(size, y))
    one, two = _sqrt(complex(1.0 - x, -y)), _sqrt(complex(1.0 + x, y))
    return complex(2.0 * _math.atan2(one.real, two.real),
                   _math.asinh(two.real * one.imag - two.imag * one.real))


def acosh(z, /):
    z = _take(z)
    if not _is_finite(z):
        if z.real == 0 and z.imag != z.imag:
            return complex(nan, nan)
        return _special("acosh", z.real, z.imag)
    x, y = z.real, z.imag
    if abs(x) > _huge or abs(y) > _huge:
        return complex(_math.log(_hypot(x / 2.0, y / 2.0)) + _math.log(2.0) * 2.0,
                       _math.atan2(y, x))
    one, two = _sqrt(complex(x - 1.0, y)), _sqrt(complex(x + 1.0, y))
    return complex(_math.asinh(one.real * two.real + one.imag * two.imag),
                   2.0 * _math.atan2(one.imag, two.real))


def isnan(z, /):
    z = _take(z)
    return _math.isnan(z.real) or _math.isnan(z.imag)


def isinf(z, /):
    z = _take(z)
    return _math.isinf(z.real) or _math.isinf(z.imag)


def isfinite(z, /):
    return _is_finite(_take(z))


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _take(a), _take(b)
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    far = abs(a - b)
    return far <= rel_tol * abs(b) or far <= rel_tol * abs(a) or far <= abs_tol
