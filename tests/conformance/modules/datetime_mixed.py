"""Dates, datetimes and durations among one another."""
import operator
from datetime import date, datetime, time, timedelta

values = date(2024, 1, 2), time(1), datetime(2024, 1, 1), timedelta(1), 3
for a in values:
    for b in values:
        for function in operator.lt, operator.sub, operator.add:
            try:
                print(function.__name__, function(a, b))
            except TypeError as error:
                print(function.__name__, type(error).__name__)
