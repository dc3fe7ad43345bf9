# Compared with the real httpx (README.md here says how).
import asyncio, httpx, time, logging
logging.basicConfig(level=logging.INFO, format='%(levelname)s %(name)s %(message)s')

class Token(httpx.Auth):

    def __init__(self, t):
        self.t = t

    def auth_flow(self, request):
        request.headers['X-Auth'] = self.t
        yield request

async def log_request(request):
    print(f'Request event hook: {request.method} {request.url} - Waiting for response')

async def log_response(response):
    request = response.request
    print(f'Response event hook: {request.method} {request.url} - Status {response.status_code}')

async def main():
    async with httpx.AsyncClient(event_hooks={'request': [log_request], 'response': [log_response]}, auth=Token('abc')) as c:
        r = await c.get('https://httpbin.org/headers')
        print(r.json()['headers'].get('X-Auth'))
    async with httpx.AsyncClient(headers={'User-Agent': 'me'}, follow_redirects=True, timeout=httpx.Timeout(10.0, connect=5.0)) as c:
        r = await c.get('https://httpbin.org/redirect/1')
        print(r.status_code, r.history, r.url)
        rs = await asyncio.gather(*[c.get(f'https://httpbin.org/anything/{i}') for i in range(3)], return_exceptions=True)
        print([x.json()['url'] for x in rs])
        try:
            (await c.get('https://httpbin.org/status/404')).raise_for_status()
        except httpx.HTTPStatusError as exc:
            print(f'Error response {exc.response.status_code} while requesting {exc.request.url!r}.')
        try:
            await c.get('https://httpbin.org/delay/2', timeout=0.1)
        except httpx.ReadTimeout as exc:
            print('timeout', repr(exc), exc.request.url)
        except httpx.TimeoutException as exc:
            print('other', repr(exc))
        try:
            await c.get('https://closed.dev/')
        except httpx.ConnectError as exc:
            print(repr(exc), exc.request)
        r = await c.post('https://httpbin.org/post', data={'a': 1})
        print(r.json()['form'])
        r = await c.post('https://httpbin.org/post', content=b'raw', headers={'Content-Type': 'application/x'})
        print(r.json()['data'])
        async with c.stream('GET', 'https://httpbin.org/bytes/200') as r:
            total = 0
            async for ch in r.aiter_bytes():
                total += len(ch)
            print(total, r.num_bytes_downloaded, r.headers['Content-Length'])
        async with c.stream('POST', 'https://httpbin.org/post', json={'q': 1}) as r:
            await r.aread()
            print(r.json()['json'])
        sem = asyncio.Semaphore(2)
        t = time.monotonic()

        async def lim(i):
            async with sem:
                return (await c.get('https://httpbin.org/delay/0.2')).status_code
        print(await asyncio.gather(*map(lim, range(4))), f'{time.monotonic() - t:.1f}')
        print(r.elapsed.total_seconds() >= 0, r.is_success)
asyncio.run(main())
