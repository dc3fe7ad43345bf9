# Compared with the real httpx (README.md here says how).
import asyncio, httpx, time

def show(e):
    print(type(e).__module__, type(e).__name__, '|', e, '|', repr(e)[:200])

async def main():
    async with httpx.AsyncClient() as c:
        print(c.timeout, c.is_closed, c.headers, c.base_url, repr(c.base_url), c.follow_redirects, c.trust_env, c.params, c.cookies, c.auth)
        r = await c.get('https://httpbin.org/get', params={'a': 1, 'b': True, 'c': None, 'd': [1, 2], 'e': 1.5})
        print(r, repr(r.url), r.url, r.status_code, r.reason_phrase, r.http_version, r.is_success, r.is_error, r.is_closed, r.is_stream_consumed, r.encoding, r.charset_encoding)
        print(r.headers['content-type'], r.headers.get('X'), r.request, r.request.method, r.request.url, r.history, r.next_request, r.has_redirect_location, r.num_bytes_downloaded, r.cookies, r.links)
        print(r.json()['args'], type(r.elapsed).__name__, r.text[:9], r.content[:9])
        print(r.raise_for_status())
        print(type(r.headers), list(r.headers)[1:], r.default_encoding, r.extensions.get('http_version'))
        for url in ['https://closed.dev', 'https://nowhere.invalid/x', 'http://closed.dev/a', 'http://cut.dev', 'page.dev', '', 'ftp://x.dev', 'http://', 'https:///x', '//page.dev/x', 5, None, 'http://page.dev:port/', 'http://page.dev:99999/', '/get', 'http://page .dev/']:
            try:
                r = await c.get(url)
                print(url, r.status_code)
            except Exception as e:
                print(url)
                show(e)
        for kw in [dict(data={'a': '1', 'b': 'x y', 'c': [1, 2]}), dict(content='text'), dict(content=b'bytes'), dict(json={'a': 1, 'ü': 'é'}), dict(json=[1, 2]), dict(json=None), dict(data='text'), dict(data=b'raw'), dict(files={'f': b'content'}), dict(files={'f': ('a.txt', b'content', 'text/plain')}, data={'n': '1'}), dict(json={'a': {1}}), dict(headers={'X-A': 5}), dict(headers={'X-A': 'a'}, cookies={'k': 'v'}), dict(auth=('u', 'p')), dict(foo=1), dict(timeout='x')]:
            try:
                r = await c.post('https://httpbin.org/post', **kw)
                d = r.json()
                print(kw, r.status_code, d['form'], d['files'], repr(d['data']), d['json'], d['headers'].get('Content-Type', '')[:30], d['headers'].get('X-A'), d['headers'].get('Cookie'), d['headers'].get('Authorization'))
            except Exception as e:
                print(kw)
                show(e)
        print((await c.get('https://httpbin.org/headers')).json())
    print(c.is_closed)
    try:
        await c.get('https://httpbin.org/get')
    except Exception as e:
        show(e)
    try:
        async with c:
            pass
    except Exception as e:
        show(e)
    try:
        with httpx.AsyncClient() as c:
            pass
    except Exception as e:
        show(e)
    try:
        async with httpx.Client() as c:
            pass
    except Exception as e:
        show(e)
    try:
        print(httpx.AsyncClient().get('https://httpbin.org/get').status_code)
    except Exception as e:
        show(e)
asyncio.run(main())
