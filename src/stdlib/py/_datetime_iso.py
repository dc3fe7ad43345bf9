"""What fromisoformat() of date, time and datetime reads."""
import datetime as _datetime


def _is_number(text):
    return text.isascii() and text.isdigit()


def parse_date(text):
    """(year, month, day), or None."""
    year, rest = text[:4], text[4:]
    if not _is_number(year):
        return None
    dash = rest.startswith("-")
    rest = rest[dash:]
    if rest.startswith("W"):
        week, day = rest[1:3], rest[3:]
        if day:
            if day.startswith("-") != dash:
                return None
            day = day[dash:]
        if len(week) != 2 or not _is_number(week) or day and not (len(day) == 1 and _is_number(day)):
            return None
        try:
            found = _datetime.date.fromisocalendar(int(year), int(week), int(day or 1))
        except ValueError:
            return None
        return found.year, found.month, found.day
    month, rest = rest[:2], rest[2:]
    if rest.startswith("-") != dash:
        return None
    day = rest[dash:]
    if len(month) != 2 or len(day) != 2 or not _is_number(month + day):
        return None
    return int(year), int(month), int(day)


def _parse_clock(text):
    """(hour, minute, second, microsecond), or None."""
    numbers = []
    colon = text[2:3] == ":"
    at = 0
    while at < len(text):
        part = text[at:at + 2]
        if len(part) != 2 or not _is_number(part) or len(numbers) == 3:
            return None
        numbers.append(int(part))
        at += 2
        after = text[at:at + 1]
        if after and after in ".,":
            break
        if after and colon:
            if after != ":" or at + 1 == len(text) or len(numbers) == 3:
                return None
            at += 1
    if not numbers:
        return None
    microsecond = 0
    fraction = text[at:]
    if fraction:
        if len(numbers) != 3 or not _is_number(fraction[1:]):
            return None
        microsecond = int((fraction[1:] + "00000")[:6])
    return (*numbers, *(0,) * (3 - len(numbers)), microsecond)


def parse_time(text):
    """(hour, minute, second, microsecond, tzinfo), or None."""
    zone = None
    at = next((index for index, char in enumerate(text) if char in "+-Z"), None)
    if at is not None:
        sign, offset, text = text[at], text[at + 1:], text[:at]
        if sign == "Z":
            if offset:
                return None
            zone = _datetime.timezone.utc
        else:
            parts = _parse_clock(offset)
            if parts is None:
                return None
            hours, minutes, seconds, microseconds = parts
            offset = _datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds,
                                         microseconds=microseconds)
            zone = _datetime.timezone(-offset if sign == "-" else offset)
    clock = _parse_clock(text)
    return None if clock is None else (*clock, zone)


def split(text):
    """The date and the time of a datetime: (text, text or None)."""
    if text[4:5] == "-":
        length = 10
        if text[5:6] == "W":
            length = 10 if text[8:9] == "-" and _is_number(text[9:10]) else 8
    elif text[4:5] == "W":
        end = 7
        while end < len(text) and _is_number(text[end]):
            end += 1
        length = end if end == len(text) and end < 9 or end == 8 else 8 if end % 2 else 7
        if end < 9:
            length = end
    else:
        length = 8
    return text[:length], text[length + 1:] if len(text) > length else None
