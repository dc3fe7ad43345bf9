# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, json

def show(e):
    print(type(e).__module__, type(e).__name__, '|', e, '|', repr(e), '|', e.args)

async def main():
    async with aiohttp.ClientSession() as s:
        for url in ['https://closed.dev', 'https://nowhere.invalid/x', 'http://closed.dev:80/a', 'https://cut.dev', 'http://cut.dev', 'https://bad.dev', 'page.dev', '', 'ftp://x.dev', 'http://', 'https:///x', '//page.dev/x', 'mailto:x@y', 5, None, 'http://page.dev:99999', 'http://page.dev:port/']:
            try:
                async with s.get(url) as r:
                    print(url, r.status)
            except Exception as e:
                print(url)
                show(e)
        for kw in [dict(params={'a': None}), dict(params={'a': True}), dict(params={'a': [1, 2]}), dict(params={'a': 1.5, 'b': 2}), dict(params=[('a', 1), ('a', 2)]), dict(params='q=1&r=x y'), dict(headers={'X-A': 5}), dict(headers={'X-A': None}), dict(data={'a': 1}, method='x'), dict(json={'a': {1, 2}}), dict(timeout=5), dict(timeout='x'), dict(foo=1), dict(data={'a': None}), dict(cookies={'a': 1}), dict(auth=('u', 'p')), dict(auth=aiohttp.BasicAuth('u', 'p'))]:
            try:
                async with s.get('https://httpbin.org/anything', **kw) as r:
                    d = await r.json()
                    print(kw, r.status, str(r.url), d['args'], d.get('data'), d['headers'].get('Cookie'), d['headers'].get('Authorization'))
            except Exception as e:
                print(kw)
                show(e)
        for kw in [dict(data={'a': '1', 'b': 'x y'}), dict(data='text'), dict(data=b'bytes'), dict(json={'a': 1, 'ü': 'é'}), dict(json=[1, 2]), dict(json=None), dict(data=[('a', '1'), ('a', '2')]), dict(json={}), dict(data={}), dict(data={'a': 1}), dict(data={'a': 1.5}), dict(data={'a': True})]:
            try:
                async with s.post('https://httpbin.org/post', **kw) as r:
                    d = await r.json()
                    print(kw, r.status, d['form'], repr(d['data']), d['json'], d['headers'].get('Content-Type'), d['headers'].get('Content-Length'))
            except Exception as e:
                print(kw)
                show(e)
asyncio.run(main())
