# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, time

async def get(s, i):
    async with s.get(f'https://api.dev/item/{i}') as r:
        return (await r.json())['id']

async def main():
    t = time.perf_counter()
    conn = aiohttp.TCPConnector(limit=3)
    print(conn, conn.limit, conn.limit_per_host, conn.closed, conn.force_close)
    async with aiohttp.ClientSession(connector=conn, timeout=aiohttp.ClientTimeout(total=10)) as s:
        print(await asyncio.gather(*(get(s, i) for i in range(9))))
    print(f'{time.perf_counter() - t:.1f}', conn.closed)
    t = time.perf_counter()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit_per_host=2)) as s:
        print(await asyncio.gather(*(get(s, i) for i in range(4)), return_exceptions=True))
    print(f'{time.perf_counter() - t:.1f}')
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.5), connector=aiohttp.TCPConnector(limit=1)) as s:
        res = await asyncio.gather(*(get(s, i) for i in range(4)), return_exceptions=True)
        print([r if isinstance(r, int) else (type(r), str(r)) for r in res])
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(connect=0.5), connector=aiohttp.TCPConnector(limit=1)) as s:
        res = await asyncio.gather(*(get(s, i) for i in range(4)), return_exceptions=True)
        print([r if isinstance(r, int) else (type(r), str(r)) for r in res])
    tasks = []
    async with aiohttp.ClientSession() as s:
        tasks = [asyncio.create_task(get(s, i)) for i in range(3)]
        await asyncio.sleep(0.1)
    res = await asyncio.gather(*tasks, return_exceptions=True)
    print(res)
    async with aiohttp.ClientSession() as s:
        tasks = [asyncio.create_task(get(s, i)) for i in range(3)]
    res = await asyncio.gather(*tasks, return_exceptions=True)
    print(res)
    async with aiohttp.ClientSession() as s:
        t = asyncio.create_task(get(s, 1))
        await asyncio.sleep(0.1)
        t.cancel()
        try:
            await t
        except asyncio.CancelledError as e:
            print(repr(e), t)
asyncio.run(main())
