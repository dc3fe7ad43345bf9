from datetime import *
for t in ['2021-W01-1','2011-W01-2T00:05:23.283','2021W011','2020-W53-7','2024-01-15','20240115T101112','2024-01-15 10:11']:
    for c in (date, datetime):
        try: print(repr(c.fromisoformat(t)))
        except Exception as e: print(type(e).__name__, e)
for a in [(2024,1,1),(2020,53,7),(2021,53,1),(2021,0,1)]:
    try: print(date.fromisocalendar(*a), datetime.fromisocalendar(*a))
    except Exception as e: print(type(e).__name__, e)
