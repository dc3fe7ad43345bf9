# Compared with the real requests (README.md here says how).
import requests

def show(e):
    print(type(e).__module__, type(e).__name__, '|', e, '|', repr(e)[:250], '|', getattr(e, 'response', 0), getattr(e, 'request', 0))
r = requests.get('https://httpbin.org/get', params={'a': 1, 'b': True, 'c': None, 'd': [1, 2], 'e': 'x y', 'ü': 'é/&'}, headers={'X-A': 'b'}, cookies={'k': 'v'}, auth=('u', 'p'))
print(r, repr(r), r.url, r.status_code, r.reason, r.ok, r.encoding, r.apparent_encoding, r.history, r.is_redirect, r.links, r.next, r.cookies, r.request, r.request.method, r.request.url, r.request.body, r.request.path_url)
print(r.headers['content-type'], r.headers.get('X'), type(r.headers), list(r.headers)[1:], r.request.headers)
print(r.json()['args'], type(r.elapsed).__name__, r.text[:9], r.content[:9], bool(r), len(r.content) == int(r.headers['Content-Length']))
print(r.raise_for_status(), r.json()['headers'])
for url in ['https://closed.dev', 'https://nowhere.invalid/x?y=1', 'http://closed.dev/a', 'http://cut.dev', 'page.dev', '', 'ftp://x.dev', 'http://', 'https:///x', '//page.dev/x', 5, None, 'http://page.dev:port/', 'http://page.dev:99999/', '/get', 'http://page .dev/', 'mailto:a@b', 'http://*.dev', 'localhost:8000/x', 'https://bad.dev/']:
    try:
        r = requests.get(url)
        print(url, r.status_code)
    except Exception as e:
        print(url)
        show(e)
for kw in [dict(data={'a': '1', 'b': 'x y', 'c': [1, 2]}), dict(data='text'), dict(data=b'bytes'), dict(json={'a': 1, 'ü': 'é'}), dict(json=[1, 2]), dict(json=None), dict(data=[('a', 1), ('a', 2)]), dict(files={'f': b'content'}), dict(files={'f': ('a.txt', b'content', 'text/plain')}, data={'n': '1'}), dict(files={'f': open(__file__, 'rb')}), dict(json={'a': {1}}), dict(json={'a': float('nan')}), dict(headers={'X-A': 5}), dict(headers={'X-A': None}), dict(headers={'X-A': 'a\nb'}), dict(cookies={'k': 'v'}), dict(auth=('u', 'p')), dict(foo=1), dict(timeout='x'), dict(timeout=(1, 2, 3)), dict(timeout=-1), dict(data={'a': 1}, json={'b': 2}), dict(data={}, json={'b': 2}), dict(params='q=1'), dict(params=[('a', '1')]), dict(data=5)]:
    try:
        r = requests.post('https://httpbin.org/post', **kw)
        d = r.json()
        print(list(kw), r.status_code, d['args'], d['form'], list(d['files']), repr(d['data']), d['json'], d['headers'].get('Content-Type', '')[:30], d['headers'].get('Content-Length'), d['headers'].get('X-A'), d['headers'].get('Cookie'), d['headers'].get('Authorization'))
    except Exception as e:
        print(kw)
        show(e)
