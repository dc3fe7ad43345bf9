import calendar
calendar.prcal(2024); calendar.prmonth(2025, 2); print(calendar.HTMLCalendar().formatmonth(2024, 2)); print(calendar.TextCalendar(6).formatyear(2023, 3, 2, 4, 4))
for f in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(9)):
    try: f()
    except ValueError as e: print(type(e).__name__, e)
print(list(calendar.Calendar().itermonthdays2(2024,2))[:5], list(calendar.Calendar(6).itermonthdays4(2024,2))[:3], calendar.Calendar().yeardayscalendar(2024)[0][0][0], calendar.month(2024, 12, w=4, l=2), calendar.weekheader(3), calendar.week([(1,0),(2,1)], 3), calendar.day_abbr[-1], list(calendar.day_name), len(calendar.month_name), calendar.firstweekday(), calendar.monthcalendar(2024,2))
