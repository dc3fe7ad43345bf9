# Compared with the real httpx (README.md here says how).
import asyncio, httpx, time

def show(e):
    print(type(e).__name__, '|', e, '|', repr(e)[:200])

async def main():
    async with httpx.AsyncClient(base_url='https://httpbin.org/', timeout=10, event_hooks={'request': [on_req], 'response': [on_resp]}, limits=httpx.Limits(max_connections=3)) as c:
        t = time.perf_counter()
        rs = await asyncio.gather(*(c.get('/delay/0.3') for _ in range(6)))
        print([r.status_code for r in rs], f'{time.perf_counter() - t:.1f}')
        async with c.stream('GET', '/stream/2') as r:
            async for line in r.aiter_lines():
                print(line[:9])
        async with c.stream('GET', '/bytes/100') as r:
            print([len(x) async for x in r.aiter_bytes(40)])
        async with c.stream('GET', '/bytes/100') as r:
            print(len(await r.aread()))
            try:
                r.iter_bytes().__next__()
            except Exception as e:
                show(e)
        async with c.stream('GET', '/bytes/100') as r:
            try:
                for x in r.iter_bytes():
                    print(len(x))
            except Exception as e:
                show(e)
    async with httpx.AsyncClient(timeout=0.2) as c:
        rs = await asyncio.gather(c.get('https://slow.dev'), c.get('https://httpbin.org/get'), c.get('https://nowhere.invalid'), return_exceptions=True)
        print([repr(r) for r in rs])
        t = asyncio.create_task(c.get('https://slow.dev', timeout=5))
        await asyncio.sleep(0.1)
        t.cancel()
        try:
            await t
        except asyncio.CancelledError as e:
            print(repr(e))
        try:
            await asyncio.wait_for(c.get('https://slow.dev', timeout=5), 0.1)
        except TimeoutError as e:
            print(repr(e))
        try:
            r = await c.get('https://httpbin.org/status/503')
            r.raise_for_status()
        except httpx.HTTPError as e:
            show(e)
            print(e.response.status_code, e.request.url)
        try:
            await c.get('https://slow.dev')
        except httpx.RequestError as e:
            print(f'An error occurred while requesting {e.request.url!r}.', repr(e))
    tr = httpx.AsyncHTTPTransport(retries=2)
    async with httpx.AsyncClient(transport=tr) as c:
        try:
            await c.get('https://closed.dev')
        except Exception as e:
            show(e)

    def handler(request):
        return httpx.Response(200, json={'path': request.url.path})
    async with httpx.AsyncClient(transport=httpx.MockTransport(handler), base_url='http://test') as c:
        print((await c.get('/x/y')).json())
    r = httpx.Response(200, text='hi')
    print(r, r.text, r.headers)
    try:
        r.raise_for_status()
    except Exception as e:
        show(e)
    r = httpx.Response(404, json={'a': 1}, request=httpx.Request('GET', 'https://a.dev'))
    print(r.json(), r.headers, r.request)
    try:
        r.raise_for_status()
    except Exception as e:
        show(e)
    u = httpx.URL('https://user:pass@a.dev:8080/p a/b?x=1&y=2#frag')
    print(u, repr(u), u.scheme, u.host, u.port, u.path, u.query, u.params, u.fragment, u.userinfo, u.raw_path, u.netloc)
    print(u.join('/z'), u.copy_with(path='/q'), u.params['x'], httpx.QueryParams({'a': 1, 'b': [1, 2]}), httpx.Headers({'A': 'b'}), httpx.Headers({'A': 'b'})['a'], repr(httpx.Cookies({'a': 'b'})))
    c = httpx.AsyncClient()
    await c.get('https://httpbin.org/get')
    await c.aclose()
    print(c.is_closed)

async def on_req(r):
    print('->', r.method, r.url.path)

async def on_resp(r):
    print('<-', r.status_code, r.request.url.path)
asyncio.run(main())
