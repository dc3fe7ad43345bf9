"""The contexts of decimal numbers, and what can be signalled in them."""
from _helpers import show_module as _show_module

__name__ = "decimal"        # where its classes say they are from

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = ("ROUND_UP", "ROUND_DOWN", "ROUND_CEILING",
                                                    "ROUND_FLOOR")
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN = ("ROUND_HALF_UP", "ROUND_HALF_DOWN",
                                                   "ROUND_HALF_EVEN")
ROUND_05UP = "ROUND_05UP"
_roundings = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)
HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - MAX_PREC + 1


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class InvalidContext(InvalidOperation):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_signals = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
            Inexact, Rounded, Clamped)
_shown_order = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow,
                Rounded, Subnormal, Underflow)


class SignalDict(dict):
    def __setitem__(self, signal, value):
        if signal not in _signals:
            raise KeyError("invalid error flag")
        dict.__setitem__(self, signal, bool(value))

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __repr__(self):
        return "{" + ", ".join(f"{key!r}:{value}" for key, value in self.items()) + "}"


def _signal_dict(given):
    if isinstance(given, dict):
        return SignalDict((signal, bool(given.get(signal))) for signal in _signals)
    given = given or ()
    for signal in given:
        if signal not in _signals:
            raise TypeError("values must be signals")
    return SignalDict((signal, signal in given) for signal in _signals)


def _decimal():
    import decimal
    return decimal


@_show_module
class Context:
    __slots__ = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        self.prec = 28 if prec is None else prec
        self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
        self.Emin = -999999 if Emin is None else Emin
        self.Emax = 999999 if Emax is None else Emax
        self.capitals = 1 if capitals is None else capitals
        self.clamp = 0 if clamp is None else clamp
        self.flags = flags
        self.traps = (InvalidOperation, DivisionByZero, Overflow) if traps is None else traps

    def __setattr__(self, name, value):
        if name == "prec" and not (isinstance(value, int) and 1 <= value <= MAX_PREC):
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an "
                                "integer")
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        if name == "rounding" and value not in _roundings:
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, "
                            "ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, "
                            "ROUND_HALF_EVEN,\n   ROUND_05UP]")
        if name in ("flags", "traps") and type(value) is not SignalDict:
            value = _signal_dict(value)
        object.__setattr__(self, name, value)

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       dict(self.flags), dict(self.traps))

    __copy__ = copy

    def clear_flags(self):
        self.flags = ()

    def clear_traps(self):
        self.traps = ()

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        return _decimal().Decimal(10)

    def _signal(self, signal, result=None, shown=None):
        """Sets the flag; raises when it is trapped, or else gives the result (NaN for None)."""
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([shown or signal])
        return _decimal()._make(False, 0, 0, "NaN") if result is None else result

    def create_decimal(self, num="0", /):
        return _decimal().Decimal(num, self)._fit(self)

    def create_decimal_from_float(self, f, /):
        return _decimal().Decimal.from_float(f)._fit(self)

    def __repr__(self):
        def names(found):
            return ", ".join(signal.__name__ for signal in _shown_order if found[signal])

        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{names(self.flags)}], traps=[{names(self.traps)}])")


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP, traps=[Clamped, InvalidOperation, DivisionByZero,
                                                Overflow, Underflow])
ExtendedContext = Context(9, traps=[])
_current = DefaultContext.copy()


def getcontext():
    return _current


def setcontext(context, /):
    global _current
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current = context


class ContextManager:
    def __init__(self, new):
        self._new = new

    def __enter__(self):
        self._old = _current
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc_info):
        setcontext(self._old)


def localcontext(ctx=None, **kwargs):
    if ctx is not None and not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    new = (ctx or _current).copy()
    for name, value in kwargs.items():
        if name not in Context.__slots__:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(new, name, value)
    return ContextManager(new)
