# Compared with the real httpx (README.md here says how).
import httpx, time, asyncio

def show(e):
    print(type(e).__name__, [b.__name__ for b in type(e).__mro__[1:4]], '|', e, '|', repr(e)[:200])
for url in ['https://httpbin.org/status/404', 'https://httpbin.org/status/500', 'https://httpbin.org/status/301', 'https://httpbin.org/status/204']:
    r = httpx.get(url)
    print(r, r.is_success, r.is_redirect, r.is_client_error, r.is_server_error, r.is_informational)
    try:
        print(r.raise_for_status())
    except httpx.HTTPStatusError as e:
        show(e)
        print(e.response, e.request)
r = httpx.get('https://httpbin.org/redirect/2')
print(r, r.next_request, r.headers['location'], r.history, r.has_redirect_location)
r = httpx.get('https://httpbin.org/redirect/2', follow_redirects=True)
print(r, r.url, r.history, [h.url for h in r.history])
try:
    httpx.get('https://httpbin.org/redirect/30', follow_redirects=True)
except Exception as e:
    show(e)
r = httpx.get('https://page.dev/')
try:
    r.json()
except Exception as e:
    show(e)
r = httpx.get('https://empty.dev/')
try:
    r.json()
except Exception as e:
    show(e)
for t in (0.2, httpx.Timeout(0.2), httpx.Timeout(5, read=0.2), httpx.Timeout(None, read=0.2), (0.2, 0.2, 0.2, 0.2), None):
    try:
        print(httpx.get('https://slow.dev', timeout=t))
    except Exception as e:
        show(e)
try:
    print(httpx.get('https://silent.dev', timeout=0.2))
except Exception as e:
    show(e)
try:
    print(httpx.get('https://silent.dev', timeout=httpx.Timeout(5, connect=0.2)))
except Exception as e:
    show(e)
for a in [lambda: httpx.Timeout(5), lambda: httpx.Timeout(5, connect=1), lambda: httpx.Timeout(connect=1), lambda: httpx.Timeout(None), lambda: httpx.Limits(), lambda: httpx.Limits(max_connections=5), lambda: httpx.Timeout(connect=1, read=2, write=3, pool=4), lambda: httpx.Timeout(5) == httpx.Timeout(5.0)]:
    try:
        print(a())
    except Exception as e:
        show(e)
with httpx.Client(base_url='https://httpbin.org', headers={'X-T': '1'}, params={'p': 'q'}, cookies={'k': 'v'}) as c:
    r = c.get('/anything')
    d = r.json()
    print(d['url'], d['headers'])
    r = c.get('anything/x', params={'z': 1}, headers={'X-T': '2'})
    d = r.json()
    print(d['url'], d['headers'].get('X-T'))
    r = c.get('https://page.dev/abs')
    print(r.url)
    r = c.get('/cookies/set?a=1&b=2')
    print(r.cookies, dict(r.cookies), c.cookies, dict(c.cookies))
    print(c.get('/cookies').json())
    r = c.get('/basic-auth/u/p', auth=('u', 'p'))
    print(r.status_code, r.json())
    r = c.head('/get')
    print(r.status_code, r.content, r.headers['content-length'])
    for m in ('put', 'patch', 'delete', 'options'):
        r = getattr(c, m)('/anything')
        print(m, r.status_code)
    r = c.request('GET', '/get')
    print(r)
    req = c.build_request('POST', '/post', json={'a': 1})
    print(req, req.url, dict(req.headers), req.content)
    r = c.send(req)
    print(r.json()['json'])
    with c.stream('GET', '/stream/3') as r:
        print(r, r.is_closed, r.is_stream_consumed)
        try:
            r.text
        except Exception as e:
            show(e)
        for line in r.iter_lines():
            print(line[:9])
        print(r.is_stream_consumed)
        try:
            list(r.iter_bytes())
        except Exception as e:
            show(e)
    print(r.is_closed)
    with c.stream('GET', '/bytes/1000') as r:
        print([len(x) for x in r.iter_bytes(chunk_size=300)], r.num_bytes_downloaded)
    with c.stream('GET', '/bytes/1000') as r:
        print(len(r.read()), len(r.content))
    with c.stream('GET', '/get') as r:
        print(sum((len(x) for x in r.iter_raw())) == int(r.headers['content-length']))
    with c.stream('GET', '/get') as r:
        print(''.join(r.iter_text())[:5])
with httpx.stream('GET', 'https://page.dev/') as r:
    print(r.status_code)
    r.read()
    print(len(r.text) > 5)
print(httpx.codes.OK, httpx.codes.NOT_FOUND, httpx.codes.NOT_FOUND == 404, httpx.codes(404).phrase if hasattr(httpx.codes(404), 'phrase') else '', httpx.codes.get_reason_phrase(404), httpx.codes.is_success(200))
c = httpx.Client()
c.close()
try:
    c.get('https://page.dev')
except Exception as e:
    show(e)
try:
    with c:
        pass
except Exception as e:
    show(e)
