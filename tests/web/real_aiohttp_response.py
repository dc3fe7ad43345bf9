# Compared with the real aiohttp (README.md here says how).
import asyncio, aiohttp

async def main():
    async with aiohttp.ClientSession() as session:
        print(session)
        async with session.get('https://httpbin.org/get', params={'a': 1, 'b': 'x y'}) as r:
            print(r)
            print(r.status, r.reason, r.ok, r.method, r.url, r.real_url, r.host, r.content_type, r.charset, r.content_length)
            print(type(r.headers), r.headers['content-type'], r.headers.get('Content-Type'), 'CONTENT-TYPE' in r.headers)
            print(r.history, r.cookies, r.version, r.request_info)
            print(r.closed)
            d = await r.json()
            print(d['args'], d['url'], sorted(d['headers']))
            print(repr(await r.text())[:30], type(await r.read()))
            print(r.content)
        print(r.closed, session.closed)
        for k, v in r.headers.items():
            if k != 'Date':
                print(k, v)
        print(r.raw_headers[1])
        print(r.get_encoding(), r.links, r.content_disposition)
        print(await r.json() == d)
    print(session.closed)
    try:
        await session.get('https://httpbin.org/get')
    except RuntimeError as e:
        print(repr(e))
    print(repr(session.timeout), session.connector)
asyncio.run(main())
