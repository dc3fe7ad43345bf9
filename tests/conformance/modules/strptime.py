from datetime import datetime, timezone
import time
for t, f in [("2024-01-15","%Y-%m-%d"),("21/11/06 16:30", "%d/%m/%y %H:%M"),("Jan 5 2024 3:04PM","%b %d %Y %I:%M%p"),("2024-02-30","%Y-%m-%d"),("abc","%Y"),("2024-01-01 x","%Y-%m-%d"),
  ("01/01/2000 12:00 +0530", "%m/%d/%Y %H:%M %z"),("2024-03-10T10:20:30.123","%Y-%m-%dT%H:%M:%S.%f"),("Monday, 01 January 2024","%A, %d %B %Y"),("12","%q"),("5","%"),("2024 10 1","%Y %U %w"),("2024 10 1","%Y %W %w"),("2024 366","%Y %j"),("Tue Nov 21 16:30:00 2006","%c"),("02/29","%m/%d"),("12:30 UTC +0000","%H:%M %Z %z"),("10:20","%H:%M"),("13:20","%I:%M"),("2024-13-01","%Y-%m-%d"),("12 AM", "%I %p"),("100%","100%%")]:
    try:
        d = datetime.strptime(t, f); print(repr(d), d)
    except Exception as e: print(type(e).__name__, e)
    try:
        print(time.strptime(t, f))
    except Exception as e: print(type(e).__name__, e)
print(time.strptime("Tue Nov 21 16:30:00 2006"))
print(time.mktime(time.strptime("2024-01-01", "%Y-%m-%d")))
