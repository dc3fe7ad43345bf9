# Dates and times on everyday tasks.
from datetime import date, datetime, time, timedelta, timezone

day = date(2024, 2, 28)
print(day, day + timedelta(days=2), day.weekday(), day.strftime("%d.%m.%y %A %j"), day.isocalendar())
print(date(2024, 12, 25) - day, (date(2024, 12, 25) - day).days, day.replace(day=1), date.max, day < date.today())
moment = datetime(2024, 2, 28, 23, 59, 30, 123456)
print(moment, moment.isoformat(), moment.date(), moment.time(), moment + timedelta(seconds=45), repr(moment))
print(f"{moment:%Y-%m-%d %H:%M:%S.%f} {moment:%I:%M %p} {moment:%b %d, %Y}", moment.timestamp())
print(datetime.strptime("03/07/2024 08:05", "%d/%m/%Y %H:%M"), datetime.fromisoformat("2024-01-02T03:04:05+02:00"))
span = timedelta(days=1, hours=25, minutes=-30)
print(span, span.days, span.seconds, span.total_seconds(), span / 2, span * 2, -span, abs(-span), span // timedelta(hours=1))
print(timedelta(milliseconds=1500), repr(timedelta(1, 2, 3)), divmod(timedelta(hours=5), timedelta(hours=2)))
utc = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
seoul = timezone(timedelta(hours=9), "KST")
print(utc, utc.astimezone(seoul), utc.astimezone(seoul).tzname(), utc == utc.astimezone(seoul), seoul)
print(time(9, 5), time(9, 5).isoformat("seconds"), time(23, 59) > time(1), datetime.combine(day, time(7)))
birthday, today = date(2000, 3, 1), date(2024, 2, 29)
print(today.year - birthday.year - ((today.month, today.day) < (birthday.month, birthday.day)))
week = [today + timedelta(days=n - today.weekday()) for n in range(7)]
print(" ".join(f"{d:%a %d}" for d in week))
print([d for d in (date(2023, m, 13) for m in range(1, 13)) if d.weekday() == 4])
print(datetime.now(), date.today(), datetime.now().hour, datetime.utcnow())
for wrong in (lambda: date(2023, 2, 29), lambda: day + 1, lambda: datetime.strptime("x", "%Y"), lambda: utc - moment,
              lambda: time(25), lambda: moment < utc, lambda: date.fromisoformat("2024-1-1")):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
