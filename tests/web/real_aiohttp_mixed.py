# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, time, json

async def check(resp):
    if resp.status >= 400:
        print('check', resp.status)
        resp.raise_for_status()

async def main():
    async with aiohttp.ClientSession(raise_for_status=check, json_serialize=lambda o: json.dumps(o, sort_keys=True), headers=[('X-A', '1'), ('X-A', '2')]) as s:
        try:
            await s.get('https://httpbin.org/status/404')
        except aiohttp.ClientResponseError as e:
            print(e.status, e.message)
        async with s.post('https://httpbin.org/post', json={'b': 1, 'a': 2}) as r:
            d = await r.json()
            print(d['data'], d['headers'].get('X-A'))
        resp = await s.get('https://httpbin.org/json')
        data = await resp.json()
        print(list(data))
        resp.release()
        resps = await asyncio.gather(*[s.get(f'https://httpbin.org/anything/{i}') for i in range(3)])
        print([(await r.json())['url'] for r in resps])
        for r in resps:
            r.close()
        async with asyncio.TaskGroup() as tg:
            ts = [tg.create_task(s.get(f'https://httpbin.org/delay/0.{i}')) for i in (3, 1)]
        print([t.result().status for t in ts])
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(s.get('https://httpbin.org/status/500'))
                tg.create_task(s.get('https://httpbin.org/delay/2'))
        except* aiohttp.ClientResponseError as eg:
            print(eg.exceptions[0].status, len(eg.exceptions), eg)
        done, pending = await asyncio.wait([asyncio.create_task(s.get('https://httpbin.org/delay/0.1')), asyncio.create_task(s.get('https://httpbin.org/delay/1'))], return_when=asyncio.FIRST_COMPLETED)
        print(len(done), len(pending))
        [p.cancel() for p in pending]
        print(await asyncio.gather(*pending, return_exceptions=True))
        for c in asyncio.as_completed([s.get('https://httpbin.org/delay/0.3'), s.get('https://httpbin.org/delay/0.1')]):
            r = await c
            print(r.url)
        async with s.get('https://httpbin.org/bytes/70000') as r:
            n = 0
            while True:
                b = await r.content.read(32768)
                if not b:
                    break
                n += len(b)
            print(n)
        async with s.get('https://httpbin.org/image/png') as r:
            d = await r.read()
            print(r.content_type, len(d), d[:4])
        async with s.get('https://httpbin.org/get', ssl=False) as r:
            print(r.status)
        async with s.get('https://httpbin.org/get', params=[('q', 'a b'), ('q', 'c&d')], headers={'Accept': 'text/html'}) as r:
            print(r.url, r.url.query, r.url.query_string, r.url.path, r.request_info.headers['Accept'])
        async with s.get(aiohttp.client.URL('https://httpbin.org/get') % {'x': 1}) as r:
            print(r.url, r.url.host, r.url.with_path('/z'), r.url.parent, r.url.name, r.url / 'more')
asyncio.run(main())
