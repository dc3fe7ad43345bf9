# Compared with the real requests (README.md here says how).
import requests, time
from requests.adapters import HTTPAdapter

def show(e):
    print(type(e).__name__, [b.__name__ for b in type(e).__mro__[1:4]], '|', e, '|', repr(e)[:250])
for url in ['https://httpbin.org/status/404', 'https://httpbin.org/status/500', 'https://httpbin.org/status/204', 'https://httpbin.org/status/418']:
    r = requests.get(url)
    print(r, r.ok, bool(r), r.reason)
    try:
        print(r.raise_for_status())
    except requests.HTTPError as e:
        show(e)
        print(e.response, e.request, e.response.status_code)
r = requests.get('https://httpbin.org/redirect/2')
print(r, r.url, r.history, [h.url for h in r.history], r.history[0].headers['location'], r.history[0].is_redirect)
r = requests.get('https://httpbin.org/redirect/2', allow_redirects=False)
print(r, r.is_redirect, r.next, r.is_permanent_redirect, r.next.url)
try:
    requests.get('https://httpbin.org/redirect/40')
except Exception as e:
    show(e)
for u in ['https://page.dev/', 'https://empty.dev/', 'https://broken.dev/']:
    r = requests.get(u)
    print(repr(r.text[:20]), r.encoding, r.apparent_encoding)
    try:
        r.json()
    except requests.exceptions.JSONDecodeError as e:
        show(e)
        print(isinstance(e, ValueError))
for t in (0.2, (0.2, 0.2), (3, 0.2), None, (None, 0.2)):
    try:
        print(requests.get('https://slow.dev', timeout=t))
    except Exception as e:
        show(e)
try:
    print(requests.get('https://silent.dev', timeout=0.2))
except Exception as e:
    show(e)
try:
    print(requests.get('https://silent.dev/x', timeout=(0.2, 5)))
except requests.Timeout as e:
    show(e)
with requests.Session() as s:
    print(s, s.headers, s.auth, s.params, s.cookies, s.max_redirects, s.verify, list(s.adapters), s.adapters['https://'].max_retries)
    s.headers.update({'X-T': '1'})
    s.params = {'p': 'q'}
    s.auth = ('u', 'p')
    s.cookies.set('k', 'v')
    d = s.get('https://httpbin.org/anything', params={'z': 1}).json()
    print(d['url'], d['headers'])
    r = s.get('https://httpbin.org/cookies/set?a=1&b=2')
    print(r.cookies, s.cookies, s.cookies.get_dict(), s.cookies['a'], dict(s.cookies), len(s.cookies))
    for c in s.cookies:
        print(c.name, c.value, c.domain, c.path)
    print(s.get('https://httpbin.org/cookies').json())
    print(s.get('https://httpbin.org/cookies', cookies={'k': 'other'}).json())
    r = s.head('https://httpbin.org/get')
    print(r.status_code, r.content, r.headers['content-length'])
    for m in ('put', 'patch', 'delete', 'options', 'post'):
        r = getattr(s, m)('https://httpbin.org/anything')
        print(m, r.status_code)
    r = s.get('https://httpbin.org/stream/3', stream=True)
    for line in r.iter_lines():
        print(line[:9])
    r = s.get('https://httpbin.org/bytes/1000', stream=True)
    print([len(x) for x in r.iter_content(chunk_size=300)])
    try:
        r.content
    except Exception as e:
        show(e)
    try:
        list(r.iter_content(100))
    except Exception as e:
        show(e)
    with s.get('https://httpbin.org/bytes/1000', stream=True) as r:
        print(len(r.content), [len(x) for x in r.iter_content(400)])
    r = s.get('https://httpbin.org/bytes/100', stream=True)
    print(len(r.raw.read(10)), len(r.raw.read()), r.raw.status)
    r = s.get('https://page.dev/', stream=True)
    print([type(x) for x in r.iter_content(10000, decode_unicode=True)])
    req = requests.Request('POST', 'https://httpbin.org/post', json={'a': 1})
    p = s.prepare_request(req)
    print(req, p, p.url, p.headers, p.body)
    print(s.send(p).json()['json'])
    s.hooks['response'].append(lambda r, *a, **k: print('hook', r.status_code))
    s.get('https://httpbin.org/get')
s.close()
print(s.get('https://httpbin.org/get'))
print(requests.codes.ok, requests.codes.not_found, requests.codes['teapot'], requests.get('https://httpbin.org/get').status_code == requests.codes.ok)
a = HTTPAdapter(max_retries=3, pool_maxsize=5)
print(a, a.max_retries)
print(requests.exceptions.ConnectionError is requests.ConnectionError, requests.ConnectionError.__mro__)
r = requests.request('GET', 'https://httpbin.org/get')
print(r)
print(requests.Session().get_adapter('https://x'))
r = requests.Response()
print(r, r.content, r.text, r.ok) if False else None
