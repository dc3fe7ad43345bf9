# Reading a log with regular expressions, and reporting on it.
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta

LOG = """\
2024-03-01 09:00:01 INFO  server: started on port 8080
2024-03-01 09:00:07 INFO  request: GET /index.html 200 12ms
2024-03-01 09:00:09 WARN  request: GET /missing 404 3ms
2024-03-01 09:01:15 ERROR request: POST /order 500 210ms
2024-03-01 09:01:16 INFO  request: GET /index.html 200 8ms
garbage line
2024-03-01 10:30:00 INFO  server: stopped
"""
LINE = re.compile(r"(?P<when>\S+ \S+) (?P<level>[A-Z]+)\s+(?P<source>\w+): (?P<text>.*)")
REQUEST = re.compile(r"(GET|POST) (\S+) (\d{3}) (\d+)ms$")

levels, times = Counter(), defaultdict(list)
first = last = None
for number, line in enumerate(LOG.splitlines(), 1):
    match = LINE.fullmatch(line)
    if not match:
        print(f"line {number} cannot be read: {line!r}")
        continue
    when = datetime.strptime(match["when"], "%Y-%m-%d %H:%M:%S")
    first, last = first or when, when
    levels[match["level"]] += 1
    if request := REQUEST.match(match["text"]):
        method, path, status, took = request.groups()
        times[path].append(int(took))
        if int(status) >= 400:
            print(f"{when:%H:%M:%S} {method} {path} -> {status}")
print(dict(levels), levels.most_common(1))
for path, took in sorted(times.items()):
    print(f"{path:<12} {len(took)}x, {sum(took) / len(took):6.1f} ms")
print(last - first, (last - first) > timedelta(hours=1), first.strftime("%A, %d %B %Y"))
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "a1 b22 c333"), re.split(r"[,;]\s*", "x, y;z"))
