# datetime: zones with summer time, what fromisoformat() reads, halves of microseconds.
import copy
from datetime import date, datetime, time, timedelta, timezone, tzinfo


class Eastern(tzinfo):
    """Summer time from the second Sunday of March to the first of November."""

    def utcoffset(self, dt):
        return timedelta(hours=-5) + self.dst(dt)

    def dst(self, dt):
        if dt is None:
            return timedelta(0)
        start = datetime(dt.year, 3, 8)
        start += timedelta(days=(6 - start.weekday()) % 7, hours=2)
        end = datetime(dt.year, 11, 1)
        end += timedelta(days=(6 - end.weekday()) % 7, hours=1)
        return timedelta(hours=1 if start <= dt.replace(tzinfo=None) < end else 0)

    def tzname(self, dt):
        return "EDT" if self.dst(dt) else "EST"

    def __repr__(self):
        return "Eastern()"


zone = Eastern()
for text in ("2024-01-15T12:00", "2024-03-10T06:59", "2024-03-10T07:00", "2024-07-04T16:30",
             "2024-11-03T05:30", "2024-11-03T06:30"):
    utc = datetime.fromisoformat(text).replace(tzinfo=timezone.utc)
    local = utc.astimezone(zone)
    print(utc, "->", local, local.tzname(), local.timetuple().tm_isdst, local == utc)
a = datetime(2024, 3, 9, 12, tzinfo=zone)
b = datetime(2024, 3, 10, 12, tzinfo=zone)
print(b - a, b > a, b.astimezone(timezone.utc) - a.astimezone(timezone.utc))
print(a.utctimetuple()[:6], a.timestamp(), a.dst(), b.dst())

for text in ("2024-05-06", "20240506", "2024-W19-1", "2024W191", "2024-W19"):
    print(date.fromisoformat(text), end=" ")
print()
for text in ("2024-05-06T07:08:09.5", "2024-05-06 07:08", "20240506T070809", "2024-05-06T07",
             "2024-05-06T07:08:09,123456789Z", "2024-05-06T07:08:09+05:30",
             "2024-05-06T07:08-0330", "2024-W19-1T10:00", "2024-05-06T07:08:09+00:00",
             "2024-05-06T07:08:09+01:02:03.000004"):
    print(repr(datetime.fromisoformat(text)))
for text in ("04:05", "T04:05:06", "040506.789", "04:05:06.7+02:00", "04"):
    print(repr(time.fromisoformat(text)))
for kind, text in ((date, "2024-13-01"), (date, "2024-1-1"), (date, ""), (datetime, "2024-05-06T"),
                   (datetime, "2024-05-06T25:00"), (datetime, "2024-05-06T07:0"),
                   (datetime, "2024-05-06T07:08:09."), (datetime, "yesterday"),
                   (time, "7:08"), (time, "07:08:09+25:00"), (date, "2024-W54-1")):
    try:
        print(kind.fromisoformat(text))
    except ValueError as e:
        print(kind.__name__, repr(text), "ValueError", e)
for kwargs in ({"milliseconds": 0.0015}, {"microseconds": 0.5}, {"microseconds": 1.5},
               {"seconds": 2.5e-6}, {"days": 1e-11}, {"hours": 0.1}, {"seconds": 1e-6}):
    print(timedelta(**kwargs).microseconds, timedelta(**{k: -v for k, v in kwargs.items()}))
print(timezone(timedelta(0)) is timezone.utc, copy.deepcopy(timezone.utc) is timezone.utc)
for f in (lambda: timezone.utc.utcoffset(3), lambda: timezone.utc.fromutc(datetime(2024, 1, 1)),
          lambda: datetime.combine(time(), date(2024, 1, 1)), lambda: timezone(timedelta(1)),
          lambda: datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=timezone.utc)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
