# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp

def show(e):
    print(type(e).__name__, '|', e, '|', repr(e)[:300], '|', getattr(e, 'status', None), getattr(e, 'message', None), getattr(e, 'code', None))

async def main():
    async with aiohttp.ClientSession(raise_for_status=True) as s:
        for url in ['https://httpbin.org/status/404', 'https://httpbin.org/status/500', 'https://httpbin.org/status/418', 'https://odd.dev/']:
            try:
                async with s.get(url) as r:
                    print(r.status)
            except aiohttp.ClientResponseError as e:
                show(e)
                print(e.request_info.method, e.request_info.url, e.history, type(e.headers))
        async with s.get('https://httpbin.org/status/404', raise_for_status=False) as r:
            print(r.status, r.ok)
            try:
                r.raise_for_status()
            except aiohttp.ClientError as e:
                show(e)
            try:
                print(await r.text())
            except Exception as e:
                show(e)
    async with aiohttp.ClientSession() as s:
        async with s.get('https://page.dev/') as r:
            try:
                await r.json()
            except aiohttp.ContentTypeError as e:
                show(e)
            try:
                print(await r.json(content_type=None))
            except Exception as e:
                show(e)
        async with s.get('https://broken.dev/') as r:
            try:
                await r.json(content_type=None)
            except Exception as e:
                show(e)
            try:
                await r.json(content_type='text/plain')
            except Exception as e:
                show(e)
        async with s.get('https://empty.dev/') as r:
            print(r.status, repr(await r.text()), await r.read())
            try:
                print(await r.json(content_type=None))
            except Exception as e:
                show(e)
        r = await s.get('https://page.dev/')
        print(r.closed)
        r.close()
        try:
            await r.text()
        except Exception as e:
            show(e)
        async with s.get('https://page.dev/') as r:
            pass
        try:
            await r.text()
        except Exception as e:
            show(e)
        try:
            await r.json()
        except Exception as e:
            show(e)
        async with s.get('https://page.dev/') as r:
            await r.text()
        print(len(await r.text()))
        r = await s.get('https://page.dev/')
        print(await r.text() == await r.text(), r.closed)
        x = r.release()
        print(x)
        async with s.head('https://page.dev/') as r:
            print(r.status, r.content_length, await r.read(), r.method)
        async with s.options('https://page.dev/') as r:
            print(r.status, r.method)
        async with s.delete('https://httpbin.org/delete') as r:
            print(r.status, r.method)
        async with s.put('https://httpbin.org/put', json={'a': 1}) as r:
            print(r.status, (await r.json())['json'])
        async with s.patch('https://httpbin.org/patch', data='x') as r:
            print(r.status, (await r.json())['data'])
        async with s.request('get', 'https://httpbin.org/get') as r:
            print(r.status, r.method)
        async with s.get('https://httpbin.org/post') as r:
            print(r.status, r.reason)
        try:
            with s:
                pass
        except Exception as e:
            show(e)
        try:
            s.foo
        except AttributeError as e:
            show(e)
asyncio.run(main())
