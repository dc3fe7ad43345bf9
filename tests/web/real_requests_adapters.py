# Compared with the real requests (README.md here says how).
import requests, time
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

def show(e):
    print(type(e).__name__, '|', e)

def run(retry, url, **kw):
    s = requests.Session()
    s.mount('https://', HTTPAdapter(max_retries=retry))
    s.mount('http://', HTTPAdapter(max_retries=retry))
    t = time.time()
    try:
        r = s.get(url, **kw)
        print(r, end=' ')
    except requests.RequestException as e:
        show(e)
    print(f'{time.time() - t:.1f}')
run(Retry(total=3, backoff_factor=0.1, status_forcelist=[500, 503]), 'https://flaky.dev/')
run(Retry(total=2, backoff_factor=0.1, status_forcelist=[500]), 'https://httpbin.org/status/500')
run(Retry(total=2, status_forcelist=[500], raise_on_status=False), 'https://httpbin.org/status/500')
run(Retry(total=2, backoff_factor=0.1), 'https://closed.dev/')
run(Retry(connect=1, backoff_factor=0.2), 'https://closed.dev/')
run(2, 'http://cut.dev/x')
run(2, 'https://slow.dev', timeout=0.2)
run(Retry(total=2, allowed_methods=['POST'], status_forcelist=[500]), 'https://httpbin.org/status/500')
print(Retry(3), Retry(total=5, backoff_factor=1, status_forcelist=[500]), Retry.DEFAULT_ALLOWED_METHODS == frozenset({'HEAD', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'}))
