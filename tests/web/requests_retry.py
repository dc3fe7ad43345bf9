# The adapter tries again, and waits longer each time.
import time
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

session = requests.Session()
retry = Retry(total=4, backoff_factor=0.5, status_forcelist=[500, 502, 503])
session.mount("https://", HTTPAdapter(max_retries=retry))
begin = time.monotonic()
print(session.get("https://shaky.dev/").text, round(time.monotonic() - begin, 2))
begin = time.monotonic()
try:
    session.get("https://httpbin.org/status/500")
except requests.exceptions.RetryError as error:
    print(error)
begin = time.monotonic()
try:
    session.get("https://nowhere.invalid")
except requests.exceptions.ConnectionError as error:
    print(type(error).__name__, round(time.monotonic() - begin, 2))
