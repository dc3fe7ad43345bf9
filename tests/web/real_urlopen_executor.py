# Compared with the real urlopen (README.md here says how).
import asyncio, time, json, urllib.request, urllib.error, functools
from urllib.request import urlopen, Request
from urllib.parse import urlencode, urlparse, urljoin
from concurrent.futures import ThreadPoolExecutor

def load(url, timeout):
    with urlopen(url, timeout=timeout) as conn:
        return conn.read()

def blocking(u):
    try:
        return len(load(u, 1))
    except urllib.error.HTTPError as e:
        return f'HTTP {e.code} {e.reason}'
    except urllib.error.URLError as e:
        return f'URL {e.reason}'
    except TimeoutError as e:
        return f'timeout {e}'

async def main():
    loop = asyncio.get_running_loop()
    t = time.time()
    urls = ['https://a.dev/x', 'https://a.dev/404', 'https://closed.dev', 'https://nope.invalid', 'https://slow.dev']
    print(await asyncio.gather(*(loop.run_in_executor(None, blocking, u) for u in urls)), f'{time.time() - t:.1f}')
    print(await asyncio.gather(*(asyncio.to_thread(blocking, u) for u in urls[:2])))
    with ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, functools.partial(urlopen, 'https://a.dev/x', timeout=2)))
asyncio.run(main())
req = Request('https://httpbin.org/post', data=json.dumps({'a': 1}).encode(), headers={'Content-Type': 'application/json', 'User-Agent': 'x'})
with urlopen(req) as r:
    d = json.loads(r.read().decode('utf-8'))
    print(d['json'], d['headers'])
print(json.loads(urlopen('https://httpbin.org/get?' + urlencode({'q': 'a b', 'n': [1, 2]}, doseq=True)).read())['args'])
html = urlopen('https://example.com').read().decode()
print('<title>' in html, html[html.find('<title>'):html.find('</title>')])
