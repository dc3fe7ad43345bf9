"""datetime: the calendar forwards and backwards, texts, parts that cannot be written, wrong fields."""
import random
from datetime import MAXYEAR, date, datetime, time, timedelta, timezone

random.seed(3)
moments = [datetime.min, datetime.max, datetime(2000, 2, 29), datetime(1900, 2, 28, 23, 59, 59, 999999)]
for i in range(300):
    moments.append(datetime.min + timedelta(days=random.randrange(3652058), seconds=random.randrange(86400),
                                            microseconds=random.choice([0, 0, random.randrange(1000000)])))
total = 0
for m in moments:
    line = (f"{m} {m!r} {m.isoformat()} {m.toordinal()} {m.weekday()} {m.isoweekday()} {tuple(m.isocalendar())} "
            f"{m.date()} {m.time()} {m.timetuple().tm_yday} {date.fromordinal(m.toordinal())} "
            f"{m.strftime('%d/%m/%y %H:%M:%S %p %I %j %U %W %a %A %b %B %c %x %X %% %f %u %w %G %V')} {m.ctime()}")
    for c in line:
        total = (total * 31 + ord(c)) % (10**15 + 37)
    assert datetime.fromisoformat(m.isoformat()) == m
print(total, line)
deltas = [timedelta(), timedelta(1), timedelta(-1, 5), timedelta(hours=25, minutes=-61), timedelta(weeks=2, milliseconds=1500),
          timedelta(0.5), timedelta(hours=1.25, microseconds=0.5), timedelta(seconds=-0.000001), timedelta(True)]
for d in deltas:
    print(d, repr(d), d.days, d.seconds, d.microseconds, d.total_seconds(), -d, d * 3, d / 2, d // 7, bool(d), abs(d),
          datetime(2024, 2, 28) + d, date(2024, 2, 28) + d, datetime(2024, 1, 1) - d)
print(datetime(2024, 3, 1) - datetime(2023, 3, 1), date(2024, 3, 1) - date(2024, 2, 1), max(moments[:3]), sorted(deltas)[0])
aware = datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone(timedelta(hours=9)))
print(aware, aware.astimezone(timezone.utc), aware - datetime(2024, 5, 6, tzinfo=timezone.utc), aware.isoformat(timespec="minutes"))
print(time(1, 2), time(1, 2, 3, 4).isoformat("seconds"), time(23, 59).strftime("%I:%M %p"), datetime(2024, 1, 2, 3).isoformat(" ", "milliseconds"))


class Day(datetime):
    def twice(self):
        return self.day * 2


later = Day(2024, 1, 31) + timedelta(days=1)
print(type(later).__name__, later.twice(), later.hour)
attempts = [lambda: datetime(2024, 2, 30), lambda: datetime(0, 1, 1), lambda: date(2024, 13, 1), lambda: datetime(2024, 1, 1, 24),
            lambda: datetime(2024, 1, 1, 0, 60), lambda: datetime(2024, 1, 1, 0, 0, 0, 10**6), lambda: date(2024, 1, 1.0),
            lambda: date("2024", 1, 1), lambda: datetime.max + timedelta(microseconds=1), lambda: date.min - timedelta(1),
            lambda: timedelta("1"), lambda: timedelta(days=10**10), lambda: date.fromordinal(0), lambda: aware - datetime(2024, 1, 1),
            lambda: datetime(MAXYEAR + 1, 1, 1), lambda: setattr(date(2024, 1, 1), "year", 3), lambda: delattr(time(1), "hour"),
            lambda: setattr(aware, "tzinfo", None), lambda: time(1, 2, 3, fold=2)]
for attempt in attempts:
    try:
        print(attempt())
    except (TypeError, ValueError, OverflowError, AttributeError) as error:
        print(type(error).__name__, error)
