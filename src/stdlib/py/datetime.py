"""Dates and times on the virtual wall clock."""
from _dates import (fields as _fields, from_ordinal as _from_ordinal, is_date as _is_date,
                    is_time as _is_time, to_ordinal as _to_ordinal, total as _total, whole as _whole_of)
from _helpers import show_members as _show_members, show_module as _show_module
import time as _time

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

MINYEAR = 1
MAXYEAR = 9999
_day_names = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_month_names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_long_days = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_long_months = ("January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December")


def _modf(x):
    """Fraction and whole part."""
    whole = float(int(x))
    return x - whole, whole


# --- the calendar ---


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _days_before_month(year, month):
    return sum(_days_in_month(year, m) for m in range(1, month))


def _check_date(year, month, day):
    if _is_date(year, month, day):
        return
    for value in (year, month, day):
        if not isinstance(value, int):
            if isinstance(value, float):
                raise TypeError("'float' object cannot be interpreted as an integer")
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond, fold):
    if _is_time(hour, minute, second, microsecond) and fold in (0, 1):
        return
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")


def _check_zone(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                        f"not type '{type(tz).__name__}'")


def _format_offset(offset, separator=":"):
    if offset is None:
        return ""
    sign = "+"
    if offset.days < 0:
        sign, offset = "-", -offset
    hours, rest = divmod(offset, timedelta(hours=1))
    minutes, rest = divmod(rest, timedelta(minutes=1))
    text = f"{sign}{hours:02d}{separator}{minutes:02d}"
    if rest or rest.microseconds:
        text += f"{separator}{rest.seconds:02d}"
        if rest.microseconds:
            text += f".{rest.microseconds:06d}"
    return text


def _week_number(day_of_year, weekday):
    """Weeks begun by that weekday (0 is today's): what %U and %W show."""
    return (day_of_year + 6 - weekday) // 7


class _Moment:
    """What strftime() shows: when is the object that was asked."""
    __slots__ = ("when", "day", "hour", "minute", "second", "microsecond")

    def year_day(self):
        return self.day.toordinal() - _to_ordinal(self.day.year, 1, 1) + 1


_codes = {
    "a": lambda m: _day_names[m.day.weekday()], "A": lambda m: _long_days[m.day.weekday()],
    "b": lambda m: _month_names[m.day.month - 1], "B": lambda m: _long_months[m.day.month - 1],
    "h": lambda m: _month_names[m.day.month - 1],
    "d": lambda m: f"{m.day.day:02d}", "e": lambda m: f"{m.day.day:2d}",
    "m": lambda m: f"{m.day.month:02d}", "y": lambda m: f"{m.day.year % 100:02d}",
    "Y": lambda m: f"{m.day.year}", "C": lambda m: f"{m.day.year // 100}",
    "H": lambda m: f"{m.hour:02d}", "I": lambda m: f"{m.hour % 12 or 12:02d}",
    "k": lambda m: f"{m.hour:2d}", "l": lambda m: f"{m.hour % 12 or 12:2d}",
    "M": lambda m: f"{m.minute:02d}", "S": lambda m: f"{m.second:02d}",
    "f": lambda m: f"{m.microsecond:06d}", "p": lambda m: "AM" if m.hour < 12 else "PM",
    "P": lambda m: "am" if m.hour < 12 else "pm",
    "j": lambda m: f"{m.year_day():03d}", "w": lambda m: str((m.day.weekday() + 1) % 7),
    "u": lambda m: str(m.day.weekday() + 1),
    "U": lambda m: f"{_week_number(m.year_day(), (m.day.weekday() + 1) % 7):02d}",
    "W": lambda m: f"{_week_number(m.year_day(), m.day.weekday()):02d}",
    "G": lambda m: f"{m.day.isocalendar()[0]}",
    "g": lambda m: f"{m.day.isocalendar()[0] % 100:02d}", "V": lambda m: f"{m.day.isocalendar()[1]:02d}",
    "D": lambda m: f"{m.day.month:02d}/{m.day.day:02d}/{m.day.year % 100:02d}",
    "x": lambda m: f"{m.day.month:02d}/{m.day.day:02d}/{m.day.year % 100:02d}",
    "F": lambda m: f"{m.day.year}-{m.day.month:02d}-{m.day.day:02d}",
    "T": lambda m: f"{m.hour:02d}:{m.minute:02d}:{m.second:02d}",
    "X": lambda m: f"{m.hour:02d}:{m.minute:02d}:{m.second:02d}",
    "R": lambda m: f"{m.hour:02d}:{m.minute:02d}",
    "r": lambda m: (f"{m.hour % 12 or 12:02d}:{m.minute:02d}:{m.second:02d} "
                    f"{'AM' if m.hour < 12 else 'PM'}"),
    "c": lambda m: (f"{_day_names[m.day.weekday()]} {_month_names[m.day.month - 1]} {m.day.day:2d} "
                    f"{m.hour:02d}:{m.minute:02d}:{m.second:02d} {m.day.year}"),
    "z": lambda m: _format_offset(m.when.utcoffset(), "") if hasattr(m.when, "utcoffset") else "",
    "Z": lambda m: (m.when.tzname() or "") if hasattr(m.when, "tzname") else "",
    "s": lambda m: str((_to_ordinal(m.day.year, m.day.month, m.day.day) - 719163) * 86400
                     + m.hour * 3600 + m.minute * 60 + m.second),
    "n": lambda m: "\n", "t": lambda m: "\t", "%": lambda m: "%",
}


def _strftime(when, text, fields):
    """fields: date, hour, minute, second, microsecond; when gives offset and zone."""
    moment = _Moment()
    moment.when = when
    moment.day, moment.hour, moment.minute, moment.second, moment.microsecond = fields
    parts = []
    index = 0
    while index < len(text):
        char = text[index]
        index += 1
        if char != "%" or index >= len(text):
            parts.append(char)
            continue
        code = text[index]
        index += 1
        is_plain = code == "-" and index < len(text)
        if is_plain:
            code = text[index]
            index += 1
        value = _codes[code](moment) if code in _codes else "%" + code
        parts.append((value.lstrip("0 ") or "0") if is_plain else value)
    return "".join(parts)


@_show_module
class timedelta:
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        whole = _total(days, seconds, microseconds, milliseconds, minutes, hours, weeks)
        if whole is not None:
            return cls._from_microseconds(whole)
        whole = 0                              # microseconds, exact
        fraction = 0.0
        for name, amount, unit in (
                ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                ("seconds", seconds, 1000000), ("minutes", minutes, 60000000),
                ("hours", hours, 3600000000), ("days", days, 86400000000),
                ("weeks", weeks, 604800000000)):
            if isinstance(amount, int):
                whole += amount * unit
            elif isinstance(amount, float):
                part, full = _modf(amount)
                whole += int(full) * unit
                part, full = _modf(part * unit)
                whole += int(full)
                fraction += part
            else:
                raise TypeError(f"unsupported type for timedelta {name} "
                                f"component: {type(amount).__name__}")
        rounded = round(fraction)
        if abs(rounded - fraction) == 0.5:      # halves go to the even number of microseconds
            odd = whole & 1
            rounded = 2 * round((fraction + odd) / 2) - odd
        whole += rounded
        return cls._from_microseconds(whole)

    @classmethod
    def _from_microseconds(cls, whole):
        self = object.__new__(cls)
        seconds, self._microseconds = divmod(whole, 1000000)
        self._days, self._seconds = divmod(seconds, 86400)
        if abs(self._days) > 999999999:
            if abs(self._days) >= 2**31:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError(f"days={self._days}; must have magnitude <= 999999999")
        return self

    def _whole(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._whole() / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (("days", self._days),
                 ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self._days:
            text = f"{self._days} day{'' if abs(self._days) == 1 else 's'}, {text}"
        if self._microseconds:
            text += f".{self._microseconds:06d}"
        return text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._from_microseconds(self._whole() + other._whole())

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._from_microseconds(self._whole() - other._whole())

    def __rsub__(self, other):
        return -self + other if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._from_microseconds(-self._whole())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._whole() * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_even(self._whole() * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._whole() // other._whole()
        if isinstance(other, int):
            return timedelta._from_microseconds(self._whole() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._whole() / other._whole()
        if isinstance(other, int):
            return timedelta._from_microseconds(_divide_even(self._whole(), other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_even(self._whole() * bottom, top))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta._from_microseconds(self._whole() % other._whole())

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        count, rest = divmod(self._whole(), other._whole())
        return count, timedelta._from_microseconds(rest)

    def __eq__(self, other):
        return self._whole() == other._whole() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._whole() < other._whole() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._whole() <= other._whole() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._whole() > other._whole() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._whole() >= other._whole() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._whole())

    def __bool__(self):
        return self._whole() != 0


def _divide_even(a, b):
    """a / b as an int, rounded half to even."""
    quotient, rest = divmod(a, b)
    rest *= 2
    if (rest > b if b > 0 else rest < b) or (rest == b and quotient % 2):
        quotient += 1
    return quotient


_show_members(timedelta, "days seconds microseconds", True)
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta._from_microseconds(999999999 * 86400000000 + 86399999999)
timedelta.resolution = timedelta(microseconds=1)


@_show_module
class tzinfo:
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        _check_own(self, dt)
        offset, summer = dt.utcoffset(), dt.dst()
        for value, method in ((offset, "utcoffset"), (summer, "dst")):
            if value is None:
                raise ValueError(f"fromutc() requires a non-None {method}() result")
        standard = offset - summer
        if standard:
            dt += standard
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc(): dt.dst gave inconsistent results; cannot convert")
        return dt + summer


def _shown_type(value):
    kind = type(value)
    return kind.__name__ if kind.__module__ != "datetime" else f"datetime.{kind.__name__}"


def _check_own(zone, dt):
    if not isinstance(dt, datetime):
        raise TypeError("fromutc: argument must be a datetime")
    if dt.tzinfo is not zone:
        raise ValueError("fromutc: dt.tzinfo is not self")


def _check_offset(offset, method):
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{method}() must return None or a timedelta, not "
                        f"'{type(offset).__name__}'")
    if not _day_before < offset < _day_after:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                         f"timedelta(hours=24), not {offset!r}.")
    return offset


_day_after = timedelta(1)
_day_before = timedelta(-1)


@_show_module
class timezone(tzinfo):
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not "
                            + type(offset).__name__)
        if not timedelta(hours=-24) < offset < timedelta(hours=24):
            raise ValueError("offset must be a timedelta strictly between "
                             "-timedelta(hours=24) and timedelta(hours=24), not "
                             f"{offset!r}.")
        if name is None and not offset and hasattr(timezone, "utc"):
            return timezone.utc
        if name is not None and not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {type(name).__name__}")
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def _check(self, dt, method):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{method}(dt) argument must be a datetime instance or None, "
                            f"not {type(dt).__name__}")

    def fromutc(self, dt):
        _check_own(self, dt)
        return dt + self._offset

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def utcoffset(self, dt):
        if dt is not None:
            self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + (_format_offset(self._offset) if self._offset else "")

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        if self._name is None:
            return f"datetime.timezone({self._offset!r})"
        return f"datetime.timezone({self._offset!r}, {self._name!r})"

    def __str__(self):
        return self.tzname(None)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


@_show_module
class date:
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month, day):
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        from _datetime_iso import parse_date
        parts = parse_date(text) if 7 <= len(text) <= 10 else None
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*_from_iso_week(year, week, day))

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        week = (thursday - _to_ordinal(year, 1, 1)) // 7 + 1
        return _IsoDate((year, week, self.weekday() + 1))

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def timetuple(self):
        day_of_year = _days_before_month(self._year, self._month) + self._day
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(),
                                  day_of_year, -1))

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def ctime(self):
        return self.strftime("%a %b %e 00:00:00 ") + f"{self._year:04d}"

    def strftime(self, format):
        return _strftime(self, format, (self, 0, 0, 0, 0))

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.{type(self).__name__}({self._year}, {self._month}, {self._day})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        ordinal = self.toordinal() + other.days
        if not 0 < ordinal <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(ordinal)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        is_date = isinstance(other, date) and not isinstance(other, datetime)
        return self._key() == other._key() if is_date else NotImplemented

    def _compare(self, other, test):
        if not isinstance(other, date) or isinstance(other, datetime):
            return NotImplemented
        return test(self._key(), other._key())

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())


class _IsoDate(tuple):
    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "datetime.IsoCalendarDate(year={}, week={}, weekday={})".format(*self)


def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    january_4 = _to_ordinal(year, 1, 4)
    monday = january_4 - (january_4 + 6) % 7
    start = monday + (week - 1) * 7
    if week < 1 or week > 53 or week == 53 and _from_ordinal(start + 3)[0] != year:
        raise ValueError(f"Invalid week: {week}")
    if not 1 <= day <= 7:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _from_ordinal(start + day - 1)


_show_members(date, "year month day")
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


@_show_module
class time:
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self


    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        from _datetime_iso import parse_time
        parts = parse_time(text.removeprefix("T"))
        if parts is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*parts)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        return type(self)(self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def isoformat(self, timespec="auto"):
        return _iso_time(self._hour, self._minute, self._second, self._microsecond,
                         timespec) + _format_offset(self.utcoffset())

    def strftime(self, format):
        return _strftime(self, format, (date(1900, 1, 1), self._hour, self._minute, self._second,
                                        self._microsecond))

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        shown = [str(self._hour), str(self._minute)]
        if self._second or self._microsecond:
            shown.append(str(self._second))
        if self._microsecond:
            shown.append(str(self._microsecond))
        if self._tzinfo is not None:
            shown.append(f"tzinfo={self._tzinfo!r}")
        if self._fold:
            shown.append("fold=1")
        return f"datetime.time({', '.join(shown)})"

    def _key(self):
        whole = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        offset = self.utcoffset()
        return whole if offset is None else whole - offset._whole()

    def __eq__(self, other):
        if not isinstance(other, time):
            return NotImplemented
        return ((self.utcoffset() is None) == (other.utcoffset() is None)
                and self._key() == other._key())

    def _compare(self, other, test):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware times")
        return test(self._key(), other._key())

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())


def _iso_time(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        if not microsecond:
            return f"{hour:02d}:{minute:02d}:{second:02d}"
        timespec = "microseconds"
    text = f"{hour:02d}:{minute:02d}:{second:02d}.{microsecond:06d}"
    lengths = {"hours": 2, "minutes": 5, "seconds": 8, "milliseconds": 12, "microseconds": 15}
    if timespec not in lengths:
        raise ValueError("Unknown timespec value")
    return text[:lengths[timespec]]


_show_members(time, "hour minute second microsecond tzinfo fold")
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
_time_class = time
_zone_class = tzinfo


@_show_module
class datetime(date):
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *,
                fold=0):
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond, fold)
        _check_zone(tzinfo)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second = hour, minute, second
        self._microsecond, self._tzinfo, self._fold = microsecond, tzinfo, fold
        return self


    # --- making one ---

    @classmethod
    def _from_whole(cls, whole, tz=None):
        """From microseconds since year 1."""
        if cls is not datetime:
            return cls(*_fields(whole), tz)
        self = object.__new__(cls)
        (self._year, self._month, self._day, self._hour, self._minute, self._second,
         self._microsecond) = _fields(whole)
        self._tzinfo = tz
        self._fold = 0
        return self

    @classmethod
    def now(cls, tz=None):
        # The wall clock at the start plus what has passed, rounded to microseconds once.
        start = (_time.time_ns() - _time.monotonic_ns()) // 1000
        passed = timedelta(seconds=_time.monotonic())._whole()
        utc = cls._from_whole(62135596800000000 + start + passed, None if tz is None else UTC)
        return utc if tz is None else utc.astimezone(tz)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        fraction, whole = _modf(timestamp)
        microseconds = int(whole) * 1000000 + round(fraction * 1e6)
        made = cls._from_whole(62135596800000000 + microseconds, None if tz is None else UTC)
        return made if tz is None else made.astimezone(tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        for value, kind, number in ((date, _date_class, 1), (time, _time_class, 2)):
            if not isinstance(value, kind):
                raise TypeError(f"combine() argument {number} must be datetime.{kind.__name__}, "
                                f"not {_shown_type(value)}")
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        from _datetime_iso import parse_date, parse_time, split
        day, clock = split(text)
        day = parse_date(day)
        clock = (0, 0, 0, 0, None) if clock is None else parse_time(clock)
        if day is None or clock is None:
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, text, format):
        import _strptime
        return _strptime.parse(cls, text, format)

    # --- parts ---

    def date(self):
        return _date_class(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day,
                          self._hour if hour is None else hour,
                          self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo,
                          fold=self._fold if fold is None else fold)

    def _whole(self):
        return _whole_of(self._year, self._month, self._day, self._hour, self._minute,
                         self._second, self._microsecond)

    def _utc_whole(self):
        offset = self.utcoffset()
        return self._whole() - (0 if offset is None else offset._whole())

    def timestamp(self):
        return (self._utc_whole() - 62135596800000000) / 10**6

    def timetuple(self):
        day_of_year = _days_before_month(self._year, self._month) + self._day
        return _time.struct_time((self._year, self._month, self._day, self._hour, self._minute,
                                  self._second, self.weekday(), day_of_year, self._summer()))

    def _summer(self):
        summer = None if self._tzinfo is None else self.dst()
        return -1 if summer is None else 1 if summer else 0

    def utctimetuple(self):
        utc = self._from_whole(self._utc_whole())
        return _time.struct_time(tuple(utc.timetuple())[:8] + (0,))

    # --- zones ---

    def utcoffset(self):
        return None if self._tzinfo is None else \
            _check_offset(self._tzinfo.utcoffset(self), "utcoffset")

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def astimezone(self, tz=None):
        if tz is None:
            tz = UTC
        _check_zone(tz)
        if tz is self._tzinfo:
            return self
        utc = self._from_whole(self._utc_whole(), tz)
        return tz.fromutc(utc)

    # --- text ---

    def isoformat(self, sep="T", timespec="auto"):
        clock = _iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}{clock}"
        return text if self._tzinfo is None else text + _format_offset(self.utcoffset())

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S ") + f"{self._year:04d}"

    def strftime(self, format):
        return _strftime(self, format, (self, self._hour, self._minute, self._second,
                                        self._microsecond))

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        shown = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            shown.append(self._second)
        if self._microsecond:
            shown.append(self._microsecond)
        text = ", ".join(map(str, shown))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"datetime.{type(self).__name__}({text})"

    # --- arithmetic and order ---

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_whole(self._whole() + other._whole(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return timedelta._from_microseconds(self._whole() - other._whole())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._from_microseconds(self._utc_whole() - other._utc_whole())

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:       # one zone: the clock's reading counts
            return self._whole() == other._whole()
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            return False
        return self._utc_whole() == other._utc_whole()

    def _compare(self, other, test):
        if not isinstance(other, datetime):
            if isinstance(other, date):
                names = [cls.__name__ if cls.__module__ == "__main__" else
                         f"{cls.__module__}.{cls.__name__}" for cls in (type(self), type(other))]
                raise TypeError("can't compare {} to {}".format(*names))
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return test(self._whole(), other._whole())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return test(self._utc_whole(), other._utc_whole())

    def __hash__(self):
        return hash(self._utc_whole())


_date_class = date
_show_members(datetime, "hour minute second microsecond tzinfo fold")
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
