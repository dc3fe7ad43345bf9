# Compared with the real requests (README.md here says how).
import requests, time
from concurrent.futures import ThreadPoolExecutor, as_completed

def fetch(u):
    r = requests.get(u, timeout=1)
    return (u, r.status_code, len(r.content))
urls = [f'https://a.dev/{i}' for i in range(4)] + ['https://closed.dev/', 'https://slow.dev/']
t = time.perf_counter()
with ThreadPoolExecutor(max_workers=6) as ex:
    fs = {ex.submit(fetch, u): u for u in urls}
    out = []
    for f in as_completed(fs):
        try:
            out.append(f.result())
        except requests.exceptions.ConnectionError as e:
            out.append((fs[f], type(e).__name__, type(e.args[0]).__name__, type(e.args[0].reason).__name__))
        except requests.exceptions.Timeout as e:
            out.append((fs[f], type(e).__name__, str(e)))
for o in sorted(out):
    print(o)
print(f'{time.perf_counter() - t:.1f}')
r = requests.get('https://a.dev/1')
print(r.elapsed.total_seconds() < 1, r.elapsed, r.json() if r.headers['content-type'] == 'application/json' else r.text)
try:
    r = requests.get('https://a.dev/404')
    r.raise_for_status()
except requests.exceptions.HTTPError as err:
    print(err, err.response.status_code, err.response.text[:10], err.request.url)
try:
    requests.get('https://httpbin.org/delay/3', timeout=0.2)
except requests.exceptions.RequestException as e:
    print(type(e), e)
p = {'page': 1, 'tags': ['a', 'b']}
r = requests.get('https://httpbin.org/get', params=p)
print(r.url, r.json()['args'])
r = requests.post('https://httpbin.org/post', data={'k': 'v'})
print(r.json()['form'], r.request.body, r.request.headers['Content-Type'])
r = requests.post('https://httpbin.org/post', json={'k': 'v'})
print(r.json()['json'], r.request.body)
with requests.get('https://httpbin.org/stream/2', stream=True) as r:
    for l in r.iter_lines(decode_unicode=True):
        if l:
            print(type(l).__name__, l[:8])
try:
    r.json()
except Exception as e:
    print(type(e).__name__, e)
print(requests.head('https://httpbin.org/get').headers['Content-Length'] != '0', requests.options('https://httpbin.org/get').status_code)
s = requests.Session()
s.get('https://httpbin.org/cookies/set/sessioncookie/123456789')
print(s.get('https://httpbin.org/cookies').text)
print(requests.get('https://api.github.com').headers['content-type'], requests.get('https://jsonplaceholder.typicode.com/todos/1').json())
