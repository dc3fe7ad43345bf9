import re
import time
import requests
from requests.exceptions import (ConnectionError, ConnectTimeout, HTTPError, JSONDecodeError,
                                 MissingSchema, ReadTimeout, RequestException, Timeout)


def attempt(url, **options):
    begin = time.monotonic()
    try:
        response = requests.get(url, **options)
        response.raise_for_status()
        print(response.json())
    except RequestException as error:
        kinds = [kind.__name__ for kind in (ConnectionError, Timeout, ConnectTimeout, ReadTimeout,
                                            HTTPError, ValueError) if isinstance(error, kind)]
        shown = re.sub(" object at 0x[0-9a-f]+", "", str(error))
        print(type(error).__name__, kinds, shown)
    print("   after", round(time.monotonic() - begin, 2))


attempt("https://nowhere.invalid/a?b=1")
attempt("http://localhost:5000/")
attempt("https://slow.dev/", timeout=1.5)
attempt("https://slow.dev/", timeout=(1, 3))
attempt("https://silent.dev/", timeout=(1, 3))
attempt("https://silent.dev/")
attempt("https://cut.dev/")
attempt("https://strange.dev/")
attempt("https://httpbin.org/status/404")
attempt("https://httpbin.org/status/503")
attempt("https://text.dev")
attempt("text.dev")
attempt("ftp://text.dev")
attempt("https://fine.dev", timeout=0.5)
try:
    requests.get("https://httpbin.org/status/401").raise_for_status()
except HTTPError as error:
    print(error.response.status_code, error.request.url)
