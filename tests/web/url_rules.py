# Which rule counts: the longest that the URL lies below, at the end of a part of the path.
import json
import time
import urllib.error
from urllib.request import urlopen


def look(url):
    begin = time.monotonic()
    try:
        with urlopen(url) as response:
            seen = response.status, response.headers["Content-Type"], response.read()[:40]
    except urllib.error.HTTPError as error:
        seen = error.code, error.reason
    except urllib.error.URLError as error:
        seen = str(error)
    print(url, seen, round(time.monotonic() - begin, 3))


look("https://a.dev/")
look("http://www.a.dev/other")
look("https://A.dev/users")
look("https://a.dev/users/7")
look("https://a.dev/users?page=2")
look("https://a.dev/usersX")
look("https://a.dev:8080/users")
look("https://q.dev/find?n=1")
look("https://q.dev/find?n=2")
look("https://gone.dev/")
look("https://data.dev/")
look("https://own.dev/data.json")
for _ in range(4):
    try:
        look("https://flaky.dev/")
    except ConnectionResetError as error:
        print(error)
