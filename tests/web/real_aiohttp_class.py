# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp

class Api:

    def __init__(self, base):
        self.base = base
        self._s = None

    async def __aenter__(self):
        self._s = aiohttp.ClientSession(base_url=self.base, headers={'Authorization': 'Bearer t'}, timeout=aiohttp.ClientTimeout(total=3))
        return self

    async def __aexit__(self, *a):
        await self._s.close()

    async def pages(self, n):
        page = 1
        while page <= n:
            async with self._s.get('/posts', params={'_page': page, '_limit': 2}) as r:
                yield [p['id'] for p in await r.json()]
            page += 1

    async def make(self, **kw):
        async with self._s.post('/posts', json=kw) as r:
            return (r.status, await r.json())

    async def user(self, i):
        async with self._s.get(f'/users/{i}') as r:
            if r.status == 404:
                return None
            return (await r.json())['name']

async def main():
    async with Api('https://jsonplaceholder.typicode.com') as api:
        async for p in api.pages(3):
            print(p)
        print(await api.make(title='x', userId=1), await api.user(1), await api.user(99))
        print(await asyncio.gather(*(api.user(i) for i in (2, 3))))
    s = aiohttp.ClientSession()
    try:
        r = await s.get('https://a.dev')
        print(r.status)
        print((await r.text())[:15])
    finally:
        await s.close()
    print(s.closed, r.closed)
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False, limit=10, ttl_dns_cache=300)) as s, s.get('https://a.dev') as r:
        print(r.status)

    async def get(u):
        async with aiohttp.ClientSession() as s:
            async with s.get(u) as r:
                return await r.json(content_type=None)
    try:
        print(await get('https://a.dev'))
    except Exception as e:
        print(type(e).__name__, e)
    res = await asyncio.gather(get('https://a.dev'), get('https://jsonplaceholder.typicode.com/users/1'), return_exceptions=True)
    print([type(x).__name__ for x in res])
    c = get('https://a.dev')
    print(type(c))
    c.close()
asyncio.run(main())
