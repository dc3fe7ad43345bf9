# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp, time

def show(e):
    print(type(e).__mro__[:4], '|', e, '|', repr(e), '|', e.args)

async def main():
    async with aiohttp.ClientSession() as s:
        for kw in [dict(timeout=aiohttp.ClientTimeout(total=0.3)), dict(timeout=aiohttp.ClientTimeout(sock_read=0.3)), dict(timeout=aiohttp.ClientTimeout(connect=0.3)), dict(timeout=aiohttp.ClientTimeout(sock_connect=0.3)), dict(timeout=aiohttp.ClientTimeout(total=0.3, connect=0.2)), dict(timeout=0.3)]:
            for url in ['https://slow.dev/', 'https://silent.dev/']:
                if 'silent' in url and kw['timeout'] == aiohttp.ClientTimeout(sock_read=0.3):
                    continue
                t = time.monotonic()
                try:
                    async with s.get(url, **kw) as r:
                        print(kw, url, r.status)
                except Exception as e:
                    print(kw, url)
                    show(e)
                print('after', round(time.monotonic() - t, 1))
        try:
            async with asyncio.timeout(0.2):
                async with s.get('https://slow.dev/') as r:
                    pass
        except TimeoutError as e:
            show(e)
        try:
            await asyncio.wait_for(s.get('https://slow.dev/'), 0.2)
        except TimeoutError as e:
            show(e)
    print(aiohttp.ClientTimeout(), aiohttp.ClientTimeout(total=5, connect=1), aiohttp.ClientTimeout(3) == aiohttp.ClientTimeout(total=3))
    try:
        aiohttp.ClientTimeout(foo=1)
    except TypeError as e:
        print(e)
    t = aiohttp.ClientTimeout()
    try:
        t.total = 3
    except Exception as e:
        print(repr(e))
asyncio.run(main())
