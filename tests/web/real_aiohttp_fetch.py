# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, time

async def fetch(session, url, sem):
    async with sem:
        try:
            async with session.get(url, timeout=aiohttp.ClientTimeout(total=1)) as response:
                return {'url': url, 'status': response.status, 'length': len(await response.text())}
        except asyncio.TimeoutError:
            return {'url': url, 'error': 'timeout'}
        except aiohttp.ClientConnectorError as e:
            return {'url': url, 'error': f'connection: {e}', 'os': repr(e.os_error), 'host': e.host, 'port': e.port}
        except aiohttp.ClientError as e:
            return {'url': url, 'error': f'{e.__class__.__name__}: {e}'}

async def main():
    sem = asyncio.Semaphore(5)
    urls = ['https://a.dev/', 'https://closed.dev/', 'https://nope.invalid/', 'https://slow.dev/', 'https://bad.dev', 'http://closed.dev:8080/x', 'https://cut.dev/']
    async with aiohttp.ClientSession() as s:
        rs = await asyncio.gather(*[fetch(s, u, sem) for u in urls])
        for r in rs:
            print(r)
        try:
            r = await asyncio.wait_for(s.get('https://slow.dev/'), timeout=0.3)
        except asyncio.TimeoutError as e:
            print('outer timeout', repr(e))
        t = time.perf_counter()
        try:
            async with asyncio.timeout(0.5):
                await asyncio.gather(*[s.get('https://slow.dev/') for _ in range(3)])
        except TimeoutError:
            print(f'{time.perf_counter() - t:.1f}')
        async with s.get('https://a.dev/') as r1, s.get('https://a.dev/x') as r2:
            print(r1.status, r2.status, r1.url != r2.url)
        results = {}

        async def worker(q):
            while not q.empty():
                u = await q.get()
                async with s.get(u) as r:
                    results[u] = r.status
                q.task_done()
        q = asyncio.Queue()
        [q.put_nowait(f'https://a.dev/{i}') for i in range(5)]
        ws = [asyncio.create_task(worker(q)) for _ in range(2)]
        await q.join()
        print(sorted(results.values()), len(results))
        [w.cancel() for w in ws]
        print(await asyncio.gather(*ws, return_exceptions=True))
        try:
            async with s.get('https://a.dev/') as r:
                raise ValueError('inside')
        except ValueError as e:
            print(e, r.closed)

        async def gen():
            for i in range(3):
                async with s.get(f'https://a.dev/p{i}') as r:
                    yield r.status
        print([x async for x in gen()])
        r = await s.get('https://a.dev/json', headers={'Accept': 'application/json'})
        print(await r.json())
        await r.release() if hasattr(r.release(), '__await__') else None
        print(await (await s.get('https://a.dev/json', headers={'Accept': 'application/json'})).json())
    print(len(asyncio.all_tasks()))
asyncio.run(main())
