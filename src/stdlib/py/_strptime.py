"""Reading dates by a format: what datetime.strptime() and time.strptime() share."""
import re as _re

_day_names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_month_names = ("january", "february", "march", "april", "may", "june", "july", "august",
                "september", "october", "november", "december")


def _one_of(names):
    return "|".join(sorted(names, key=len, reverse=True))


_patterns = {
    "d": r"3[01]|[12]\d|0[1-9]|[1-9]| [1-9]", "f": r"[0-9]{1,6}", "H": r"2[0-3]|[01]\d|\d",
    "I": r"1[0-2]|0[1-9]|[1-9]", "G": r"\d\d\d\d", "m": r"1[0-2]|0[1-9]|[1-9]",
    "j": r"36[0-6]|3[0-5]\d|[12]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9]",
    "M": r"[0-5]\d|\d", "S": r"6[01]|[0-5]\d|\d", "U": r"5[0-3]|[0-4]\d|\d",
    "W": r"5[0-3]|[0-4]\d|\d", "w": r"[0-6]", "u": r"[1-7]", "V": r"5[0-3]|0[1-9]|[1-4]\d|\d",
    "y": r"\d\d", "Y": r"\d\d\d\d",
    "z": r"[+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|(?-i:Z)",
    "A": _one_of(_day_names), "a": "|".join(n[:3] for n in _day_names),
    "B": _one_of(_month_names), "b": "|".join(n[:3] for n in _month_names),
    "p": "am|pm", "Z": "utc|gmt",
}
_whole = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
_compiled = {}


def _compile(format):
    text = format
    for letter, meaning in _whole.items():
        text = text.replace("%" + letter, meaning)
    text = _re.sub(r"\s+", " ", text)
    pattern = ""
    i = 0
    while i < len(text):
        c = text[i]
        if c == " ":
            pattern += r"\s+"
        elif c != "%":
            pattern += _re.escape(c)
        else:
            i += 1
            if i == len(text):
                raise ValueError(f"stray % in format '{format}'")
            letter = text[i]
            if letter == "%":
                pattern += "%"
            elif letter not in _patterns:
                raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
            else:
                pattern += f"(?P<{letter}>{_patterns[letter]})"
        i += 1
    return _re.compile(pattern, _re.IGNORECASE)


def _offset(text):
    """(seconds, microseconds) of +hh:mm[:ss[.ffffff]], or of Z."""
    if text == "Z":
        return 0, 0
    digits = text[1:].replace(":", "")
    whole, _, part = digits.partition(".")
    seconds = int(whole[:2]) * 3600 + int(whole[2:4]) * 60 + int(whole[4:] or 0)
    micro = int(part.ljust(6, "0")) if part else 0
    return (-seconds, -micro) if text[0] == "-" else (seconds, micro)


def _date_of_week(year, week, weekday, first):
    """The date of a weekday (Monday 0) in the week by %U (first=6) or %W (first=0)."""
    import datetime
    start = datetime.date(year, 1, 1)
    days_left = (first - start.weekday()) % 7      # before the year's first full week
    place = (weekday - first) % 7
    return start + datetime.timedelta(days=days_left + (week - 1) * 7 + place)


def fields(text, format):
    """(year, month, day, hour, minute, second, weekday, day of the year, microsecond,
    offset or None, name of the zone or None)"""
    import datetime
    for index, arg in enumerate((text, format)):
        if not isinstance(arg, str):
            raise TypeError(f"_strptime() argument {index} must be str, not {type(arg)}")
    if format not in _compiled:
        _compiled[format] = _compile(format)
    match = _compiled[format].match(text)
    if not match:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if match.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[match.end():]}")
    got = {k: v for k, v in match.groupdict().items() if v is not None}
    number = {k: int(v) for k, v in got.items() if k in "dHIGmjMSUWwuVyY"}
    year, month, day = number.get("Y"), number.get("m", 1), number.get("d", 1)
    if "y" in number:
        year = number["y"] + (2000 if number["y"] <= 68 else 1900)
    for letter, size in (("B", None), ("b", 3)):
        if letter in got:
            month = [n[:size] for n in _month_names].index(got[letter].lower()) + 1
    hour = number.get("H", 0)
    if "I" in number:
        hour = number["I"] % 12 + (12 if got.get("p", "").lower() == "pm" else 0)
    micro = int(got.get("f", "0").ljust(6, "0"))
    weekday = None
    for letter, size in (("A", None), ("a", 3)):
        if letter in got:
            weekday = [n[:size] for n in _day_names].index(got[letter].lower())
    if "w" in number:
        weekday = (number["w"] - 1) % 7
    if "u" in number:
        weekday = number["u"] - 1
    if "G" in number and ("V" not in number or weekday is None):
        raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' "
                         "and a weekday directive ('%A', '%a', '%w', or '%u').")
    if "V" in number and "G" not in number:
        raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' "
                         "and a weekday directive ('%A', '%a', '%w', or '%u')."
                         if year is None or weekday is None else
                         "ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")
    leap_day = year is None and month == 2 and day == 29
    shown = 1900 if year is None else year
    if "G" in number:
        date = datetime.date.fromisocalendar(number["G"], number["V"], weekday + 1)
        shown, month, day = date.year, date.month, date.day
    elif year is not None and weekday is not None and ("U" in number or "W" in number):
        first = 6 if "U" in number else 0
        date = _date_of_week(year, number["U" if first else "W"], weekday, first)
        shown, month, day = date.year, date.month, date.day
    elif "j" in number:
        date = datetime.date(shown, 1, 1) + datetime.timedelta(number["j"] - 1)
        shown, month, day = date.year, date.month, date.day
    counted = datetime.date(1904 if leap_day else shown, month, day)
    return (shown, month, day, hour, number.get("M", 0), number.get("S", 0),
            counted.weekday() if weekday is None else weekday, counted.timetuple().tm_yday, micro,
            _offset(got["z"]) if "z" in got else None, got.get("Z"))


def parse(cls, text, format):
    """datetime.strptime()"""
    import datetime
    for index, arg in enumerate((text, format), 1):
        if not isinstance(arg, str):
            raise TypeError(f"strptime() argument {index} must be str, not {type(arg).__name__}")
    found = fields(text, format)
    made = cls(*found[:6], found[8])
    if found[9] is None:
        return made
    offset = datetime.timedelta(seconds=found[9][0], microseconds=found[9][1])
    return made.replace(tzinfo=datetime.timezone(offset, found[10].upper()) if found[10]
                        else datetime.timezone(offset))


def parse_time(text, format="%a %b %d %H:%M:%S %Y"):
    """time.strptime()"""
    from _struct_time import struct_time
    found = fields(text, format)
    return struct_time((*found[:8], 0 if found[10] else -1))
