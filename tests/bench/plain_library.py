"""The library's everyday work: JSON, regular expressions, dates, memos, records."""
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
import json
import re


@dataclass
class Reading:
    sensor: str
    value: float


@lru_cache(maxsize=None)
def ways(n, most):
    return 1 if n == 0 else sum(ways(n - coin, coin) for coin in range(1, min(n, most) + 1))


data = {"users": [{"id": i, "name": "user%d" % i, "tags": ["a", "b"], "score": i / 3} for i in range(300)]}
for _ in range(8):
    text = json.dumps(data)
    data = json.loads(text)
print(len(text))
log = "2024-01-02 10:00:00 ERROR disk=93 host=alpha\n2024-01-02 10:00:05 INFO ok host=beta\n" * 60
entry = re.compile(r"(\d+-\d+-\d+) (\S+) (\w+)")
print(len(entry.findall(log)), len(re.sub(r"host=(\w+)", r"[\1]", log)), len(re.split(r"\s+", log)))
print(sum(len(m.group(3)) + m.start() for m in entry.finditer(log)))
moment = datetime(2024, 1, 1)
for i in range(1500):
    moment += timedelta(minutes=7)
print(moment, (moment - datetime(2024, 1, 1)).days, moment.strftime("%A %d %B"))
readings = [Reading("s%d" % (i % 7), i / 7) for i in range(6000)]
print(sum(r.value for r in readings if r.sensor == "s3"), readings[5], ways(60, 60))
