import json
import time
import urllib.request
from urllib.error import HTTPError, URLError

for url in ("https://nowhere.invalid/", "http://localhost:8000/", "https://cut.dev/",
            "https://bad-certificate.dev/", "https://slow.dev/", "https://silent.dev/",
            "https://broken.dev/page", "no-scheme.dev", "gopher://old.dev/"):
    begin = time.monotonic()
    try:
        urllib.request.urlopen(url, timeout=2)
    except HTTPError as error:
        print("HTTPError", error, error.code, error.url, json.load(error))
    except URLError as error:
        print("URLError", error, type(error.reason).__name__)
    except (OSError, ValueError) as error:
        print(type(error).__name__, error)
    print("   after", round(time.monotonic() - begin, 2))

try:
    urllib.request.urlopen("https://silent.dev/")
except URLError as error:
    print(error, round(time.monotonic() - begin, 2))
try:
    urllib.request.urlopen("https://a.dev", data="text")
except TypeError as error:
    print(error)
