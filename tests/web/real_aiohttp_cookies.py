# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp

async def main():
    async with aiohttp.ClientSession() as s:
        async with s.get('https://httpbin.org/redirect/3') as r:
            print(r.status, r.url, [h.status for h in r.history], [str(h.url) for h in r.history], r.history[0].headers['Location'])
            print(r.request_info.url, r.real_url)
        async with s.get('https://httpbin.org/redirect/2', allow_redirects=False) as r:
            print(r.status, r.url, r.headers.get('Location'), r.history, r.ok)
        try:
            async with s.get('https://httpbin.org/redirect/5', max_redirects=2) as r:
                print(r.status)
        except aiohttp.TooManyRedirects as e:
            print(type(e), e, repr(e)[:80], len(e.history))
        async with s.post('https://httpbin.org/redirect-to', params={'url': 'https://other.dev/x', 'status_code': 307}, json={'a': 1}) as r:
            print(r.method, r.status, r.url, r.history[0].method)
        async with s.post('https://httpbin.org/redirect-to?url=/get&status_code=303', json={'a': 1}) as r:
            print(r.method, r.status, r.url, r.history[0].method)
        async with s.get('https://httpbin.org/cookies/set?a=1&b=two') as r:
            print(await r.json(), r.cookies)
            print(r.history[0].cookies)
        print([(c.key, c.value, c['domain'], c['path']) for c in s.cookie_jar])
        print(s.cookie_jar.filter_cookies('https://httpbin.org'))
        async with s.get('https://httpbin.org/cookies', cookies={'c': '3'}) as r:
            print(await r.json())
        async with s.get('https://httpbin.org/cookies') as r:
            print(await r.json())
        async with s.get('https://httpbin.org/response-headers?X-One=1&Set-Cookie=z%3D9%3B%20Path%3D/') as r:
            print(r.headers['X-One'], r.cookies.get('z'), r.cookies['z'].value)
    async with aiohttp.ClientSession(cookies={'k': 'v'}, headers={'X-Token': 'abc', 'User-Agent': 'me'}, auth=aiohttp.BasicAuth('u', 'p')) as s:
        async with s.get('https://httpbin.org/headers', headers={'X-Token': 'other', 'X-More': '1'}) as r:
            print((await r.json())['headers'])
        async with s.get('https://httpbin.org/basic-auth/u/p') as r:
            print(r.status, await r.json())
        async with s.get('https://httpbin.org/basic-auth/u/q') as r:
            print(r.status, repr(await r.text()), r.headers.get('WWW-Authenticate'))
        print(s.headers, s.auth, s.cookie_jar)
asyncio.run(main())
